package nl.watals.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who sends a request, as far as limits need it. */
public final class Client {
    private Client() {}

    /**
     * The network that the request comes from: three bytes of an IPv4 address, seven of an IPv6 one. One household has at
     * least that much of it. It is never stored.
     */
    public static String network(Context request, WebOptions options) {
        return network(address(request, options));
    }

    private static String address(Context request, WebOptions options) {
        String forwarded = options.proxied() ? request.header("X-Forwarded-For") : null;
        if (forwarded == null) {
            return request.req().getRemoteAddr();
        }
        // The web server before us adds its client at the end; what stands before that is the client's own story.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    static String network(String address) {
        if (address.isEmpty() || !isNumeric(address)) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            StringBuilder network = new StringBuilder();
            for (int i = 0; i < (bytes.length == 4 ? 3 : 7); i++) {
                network.append(bytes[i] & 0xff).append('.');
            }
            return network.toString();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** Nothing that a name server would be asked for. */
    private static boolean isNumeric(String address) {
        boolean six = address.indexOf(':') >= 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean digit = c >= '0' && c <= '9' || c == '.';
            boolean hex = c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c == ':' || c == '[' || c == ']';
            if (!digit && !(six && hex)) {
                return false;
            }
        }
        return true;
    }
}
