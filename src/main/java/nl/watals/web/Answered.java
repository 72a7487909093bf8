package nl.watals.web;

import io.javalin.http.Context;

/** Marks an answer with a status of an error that has its page already. */
public final class Answered {
    static final String KEY = "nl.watals.web.answered";

    private Answered() {}

    /** Keeps the error page away from this answer. */
    public static void mark(Context request) {
        request.attribute(KEY, Boolean.TRUE);
    }
}
