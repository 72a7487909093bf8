package nl.watals.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server listens.
 *
 * @param host the address to listen on; {@code 127.0.0.1} keeps it on this machine
 * @param port the port; 0 takes any free one
 * @param url where people reach it, when a web server stands before it; with {@code https} cookies are sent over HTTPS only
 * @param proxied whether the client's address is the last one in {@code X-Forwarded-For}; only right behind a web server
 *     that writes this header itself
 * @param maxBody the largest body of a request, in bytes
 * @param patience how long a client may be silent before it is let go; sending a body may take twice as long
 */
public record WebOptions(String host, int port, Optional<URI> url, boolean proxied, int maxBody, Duration patience) {
    /** Only this machine can reach it. */
    public static final String THIS_MACHINE = "127.0.0.1";

    /** Enough for the longest texts of a form, three bytes for each byte of them. */
    public static final int MAX_FORM = 512 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With a patience of 30 seconds. */
    public WebOptions(String host, int port, Optional<URI> url, boolean proxied, int maxBody) {
        this(host, port, url, proxied, maxBody, PATIENCE);
    }

    /** A server for this machine. */
    public static WebOptions local(int port) {
        return new WebOptions(THIS_MACHINE, port, Optional.empty(), false, MAX_FORM);
    }

    /** Whether people reach it over HTTPS. */
    public boolean secure() {
        return url.isPresent() && "https".equals(url.get().getScheme());
    }
}
