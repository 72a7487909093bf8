package nl.watals.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/**
 * The headers of every answer: only files of this server may be shown or run, nobody may frame it, no text may reach a
 * script's sink, nothing is kept in a cache. A page that needs more says so itself.
 */
public final class SecurityHeaders {
    /** The policy of a page that has nothing but its own files. */
    public static final String CONTENT_POLICY =
            "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> HEADERS = headers();

    private SecurityHeaders() {}

    static void add(Context request) {
        HEADERS.forEach(request::header);
    }

    static void add(HttpFields.Mutable headers) {
        HEADERS.forEach(headers::put);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", CONTENT_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        // Not no-referrer: browsers would then send forms with an Origin of null.
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        headers.put("X-Robots-Tag", "noindex, nofollow");
        headers.put("Cache-Control", "no-store");
        return headers;
    }
}
