package nl.watals.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** One part of a server: everything below one path. */
public interface WebApp {
    /** Where it stands: {@code /balie}, without a slash at the end; empty for the root. */
    String path();

    /** Adds its routes, all of them below {@link #path}. */
    void addTo(JavalinDefaultRoutingApi routes);

    /**
     * Answers a request that failed; the status is set. The answer holds nothing of the request and nothing of the cause.
     *
     * @param status 400 to 599
     */
    void fail(Context request, int status);
}
