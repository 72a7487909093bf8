package nl.watals.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.web.Answered;
import nl.watals.web.Client;
import nl.watals.web.Csrf;
import nl.watals.web.Secrets;
import nl.watals.web.TokenCookie;

/** Logging in. Whoever was logged out while writing does not lose what they wrote. */
final class LogInPages {
    private static final String KEPT = "bewaard.";
    private static final Set<String> NEVER_KEPT = Set.of(Csrf.FIELD, "wachtwoord", "nieuw", "huidig", "code", "geheim");

    private final Parts parts;
    private final TokenCookie session;
    private final TokenCookie before;
    private final LogInLinks links;
    private final LogIn logIn;

    LogInPages(Parts parts, TokenCookie session, LogInLinks links) {
        this.parts = parts;
        this.session = session;
        this.links = links;
        this.before = new TokenCookie("balie-in", parts.options());
        this.logIn = new LogIn(parts.users(), parts.clock());
    }

    /** A field of a form that could not be sent, to be sent again. */
    record Kept(String name, String value) {}

    void form(Context request) {
        show(request, "", back(request.queryParam("terug")), List.of());
    }

    /** Asks who somebody is, and keeps what they sent. */
    void again(Context request) {
        if (!request.method().name().equals("POST")) {
            boolean start =
                    request.path().equals(Desk.PATH + "/") || request.path().equals(Desk.PATH);
            request.redirect(Desk.PATH + "/inloggen" + (start ? "" : "?terug=" + request.path()), HttpStatus.SEE_OTHER);
            return;
        }
        request.status(HttpStatus.UNAUTHORIZED);
        Answered.mark(request);
        // Another site may have sent it: then it is not kept, as logging in must not carry it out.
        boolean ours = "same-origin".equals(request.header("Sec-Fetch-Site"));
        String back = request.path();
        show(request, "login.expired", back(back), ours ? kept(request, "") : List.of());
    }

    private static List<Kept> kept(Context request, String prefix) {
        List<Kept> kept = new ArrayList<>();
        request.formParamMap().forEach((name, values) -> {
            if (name.startsWith(prefix) && !NEVER_KEPT.contains(name)) {
                values.forEach(value -> kept.add(new Kept(name.substring(prefix.length()), value)));
            }
        });
        return kept;
    }

    void logIn(Context request) {
        Optional<String> token = before.read(request);
        if (token.isEmpty()) {
            show(request, "login.cookie", back(request.formParam("terug")), List.of());
            return;
        }
        Csrf.check(request, token.get());
        String back = back(request.formParam("terug"));
        List<Kept> kept = kept(request, KEPT);
        String network = Client.network(request, parts.options());
        LogIn.Answer answer =
                logIn.check(field(request, "naam"), field(request, "wachtwoord"), field(request, "code"), network);
        if (answer instanceof LogIn.Answer.Welcome welcome) {
            welcome(request, begin(request, welcome.user()), back, kept);
            return;
        }
        Answered.mark(request);
        if (answer instanceof LogIn.Answer.Wait wait) {
            request.status(HttpStatus.TOO_MANY_REQUESTS);
            request.header("Retry-After", Long.toString(wait.time().toSeconds() + 1));
            show(request, parts.pages().messages().text("login.wait", minutes(wait.time())), back, kept, true);
        } else {
            request.status(HttpStatus.UNAUTHORIZED);
            show(request, "login.wrong", back, kept);
        }
    }

    private static long minutes(Duration time) {
        return (time.toSeconds() + 59) / 60;
    }

    private String begin(Context request, DeskUser user) {
        session.read(request).ifPresent(parts.sessions()::end);
        String token = parts.sessions().begin(user.name());
        session.write(request, token);
        before.remove(request);
        return token;
    }

    private void welcome(Context request, String token, String back, List<Kept> kept) {
        if (kept.isEmpty()) {
            request.redirect(back, HttpStatus.SEE_OTHER);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("assets", parts.assets().urls());
        model.put("back", back);
        model.put("kept", kept);
        model.put("csrf", Csrf.field(token));
        parts.pages().show(request, "kept.peb", model);
    }

    /** A link that logs in once. It answers with a page: the cookie of another site's link would not be sent on. */
    void followLink(Context request) {
        Optional<DeskUser> user = links.use(request.pathParam("token"))
                .flatMap(name -> parts.users().find(name))
                .map(DeskUsers.Account::user);
        if (user.isEmpty()) {
            request.status(HttpStatus.UNAUTHORIZED);
            Answered.mark(request);
            show(request, "login.link", Desk.PATH + "/", List.of());
            return;
        }
        begin(request, user.get());
        parts.pages()
                .show(request, "welcome.peb", Map.of("assets", parts.assets().urls(), "user", user.get()));
    }

    private void show(Context request, String messageKey, String back, List<Kept> kept) {
        String message = messageKey.isEmpty() ? "" : parts.pages().messages().text(messageKey);
        show(request, message, back, kept, false);
    }

    private void show(Context request, String message, String back, List<Kept> kept, boolean wait) {
        String token = before.read(request).orElseGet(Secrets::token);
        before.write(request, token);
        Map<String, Object> model = new HashMap<>();
        model.put("assets", parts.assets().urls());
        model.put("csrf", Csrf.field(token));
        model.put("message", message);
        model.put("wait", wait);
        model.put("back", back);
        model.put("kept", kept);
        model.put("prefix", KEPT);
        model.put("expired", request.statusCode() == 401 && !kept.isEmpty());
        parts.pages().show(request, "login.peb", model);
    }

    private static String field(Context request, String name) {
        String value = request.formParam(name);
        return value == null ? "" : value;
    }

    /** Only to pages of the desk, whatever the address or form says. */
    private static String back(String path) {
        boolean fine = path != null
                && path.startsWith(Desk.PATH + "/")
                && !path.startsWith(Desk.PATH + "/inloggen")
                && path.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '/' || c == '-');
        if (!fine) {
            return Desk.PATH + "/";
        }
        // These take forms only.
        for (String end : new String[] {"/ongedaan", "/merken", "/zoeken", "/uitloggen"}) {
            if (path.endsWith(end)) {
                return path.contains("/inzending/") ? path.substring(0, path.length() - end.length()) : Desk.PATH + "/";
            }
        }
        return path;
    }
}
