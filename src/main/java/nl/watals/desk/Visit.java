package nl.watals.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.watals.inbox.Actor;
import nl.watals.web.Csrf;

/** A request of somebody who is logged in. */
final class Visit {
    private final Context request;
    private final DeskUser user;
    private final String token;
    private final Parts parts;

    Visit(Context request, DeskUser user, String token, Parts parts) {
        this.request = request;
        this.user = user;
        this.token = token;
        this.parts = parts;
    }

    /** What somebody does with a page of the desk. */
    @FunctionalInterface
    interface Work {
        void run(Visit visit);
    }

    Context request() {
        return request;
    }

    DeskUser user() {
        return user;
    }

    String token() {
        return token;
    }

    Actor actor() {
        return new Actor(user.name());
    }

    /** A field of the form; empty when it was not sent. Line ends are line feeds. */
    String field(String name) {
        String value = request.formParam(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Every value of a field. */
    List<String> fields(String name) {
        return new ArrayList<>(request.formParams(name));
    }

    /** A number of the form; -1 when it is none. */
    int number(String name) {
        String value = field(name);
        boolean digits =
                !value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(value) : -1;
    }

    /** A parameter of the address; empty when there is none. */
    String query(String name) {
        String value = request.queryParam(name);
        return value == null ? "" : value;
    }

    /** Answers with a page, which knows who looks at it. */
    void show(String template, Map<String, ?> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.put("user", user);
        model.put("csrf", Csrf.field(token));
        model.put("helplines", HelpLine.ALL);
        model.put("assets", parts.assets().urls());
        parts.pages().show(request, template, model);
    }

    /** Sends the browser to another page of the desk, with a new request. */
    void goTo(String path) {
        request.redirect(Desk.PATH + path, io.javalin.http.HttpStatus.SEE_OTHER);
    }

    String text(String key, Object... values) {
        return parts.pages().messages().text(key, values);
    }
}
