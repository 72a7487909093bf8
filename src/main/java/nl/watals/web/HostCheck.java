package nl.watals.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses requests for another host than this one. Without it a page elsewhere could give its own name the address of this
 * machine and talk to a server that only this machine should reach.
 */
final class HostCheck {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> known = new TreeSet<>();

    HostCheck(WebOptions options) {
        known.addAll(THIS_MACHINE);
        options.url().ifPresent(url -> known.add(url.getHost().toLowerCase(Locale.ROOT)));
        String host = options.host().toLowerCase(Locale.ROOT);
        known.add(host.indexOf(':') >= 0 ? "[" + host + "]" : host);
    }

    void check(Context request) {
        String header = request.header("Host");
        if (header == null || !known.contains(withoutPort(header.toLowerCase(Locale.ROOT)))) {
            throw new BadRequestResponse();
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
