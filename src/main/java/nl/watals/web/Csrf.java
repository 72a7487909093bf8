package nl.watals.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;

/**
 * Makes sure that a form comes from a page of ours: a field of it is derived from the token in the sender's cookie, which
 * another site can neither read nor set. Nothing is stored, and a form outlives a restart.
 */
public final class Csrf {
    /** The name of the field. */
    public static final String FIELD = "csrf";

    private Csrf() {}

    /** The value of the field for who has this token in a cookie. */
    public static String field(String token) {
        return Secrets.derive(token, FIELD);
    }

    /**
     * Refuses a form that does not come from a page of ours.
     *
     * @throws ForbiddenResponse when the field is missing or wrong, or the browser says that another site sent it
     */
    public static void check(Context request, String token) {
        String site = request.header("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        String field = request.formParam(FIELD);
        if (foreign || field == null || !Secrets.same(field, field(token))) {
            throw new ForbiddenResponse();
        }
    }
}
