package nl.watals.intake;

import io.javalin.http.Context;
import java.util.Set;

/**
 * From which sites forms are taken. There are no sessions that another site could misuse; this keeps other sites from
 * sending their visitors' browsers here.
 */
final class Origins {
    private final Set<String> known;
    private final boolean elsewhere;

    Origins(IntakeOptions options) {
        this.known = Set.copyOf(options.known());
        this.elsewhere = options.isElsewhere();
    }

    /** Whether this request may come from where it comes from. A client that does not say is no browser of today. */
    boolean allow(Context request) {
        String origin = request.header("Origin");
        String site = request.header("Sec-Fetch-Site");
        if (origin == null || origin.equals("null")) {
            // A site that tells nobody its address sends "null", to another host that is all there is.
            return elsewhere || site == null || site.equals("same-origin") || site.equals("none");
        }
        return known.contains(origin) || isOwn(request, origin);
    }

    private static boolean isOwn(Context request, String origin) {
        String host = request.header("Host");
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    /** Lets scripts of known origins read the answer. */
    void open(Context request) {
        String origin = request.header("Origin");
        request.header("Vary", "Origin");
        if (origin != null && known.contains(origin)) {
            request.header("Access-Control-Allow-Origin", origin);
            request.header("Access-Control-Allow-Headers", "Content-Type");
            request.header("Access-Control-Allow-Methods", "GET, POST");
            request.header("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }
}
