package nl.watals.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * A cookie that holds one token: no script reads it, no other site makes the browser send it, and it ends with the browser.
 * Over HTTPS its name begins with {@code __Host-}, so that no neighbouring host can set it.
 */
public final class TokenCookie {
    private static final int LENGTH = 43;

    private final String name;
    private final boolean secure;

    public TokenCookie(String name, WebOptions options) {
        this.secure = options.secure();
        this.name = secure ? "__Host-" + name : name;
    }

    /** The token that the browser sent; empty when there is none or it cannot be one of ours. */
    public Optional<String> read(Context request) {
        String value = request.cookie(name);
        return value == null || value.length() != LENGTH ? Optional.empty() : Optional.of(value);
    }

    public void write(Context request, String token) {
        request.cookie(cookie(token, -1));
    }

    public void remove(Context request) {
        request.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(name, value, "/", maxAge, secure, true, null, SameSite.STRICT);
    }
}
