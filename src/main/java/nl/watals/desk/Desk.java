package nl.watals.desk;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.watals.bake.PagePreview;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Moderation;
import nl.watals.site.Settings;
import nl.watals.web.Assets;
import nl.watals.web.Csrf;
import nl.watals.web.ErrorPage;
import nl.watals.web.Messages;
import nl.watals.web.Pages;
import nl.watals.web.Session;
import nl.watals.web.Sessions;
import nl.watals.web.TokenCookie;
import nl.watals.web.WebApp;
import nl.watals.web.WebOptions;

/**
 * The moderation desk: where people decide what becomes public. Every page but the log-in asks who somebody is, every form
 * counts only from a page of the desk, and every decision is the inbox's: the desk itself keeps nothing.
 */
public final class Desk implements WebApp {
    /** Where it stands on its server. */
    public static final String PATH = "/balie";

    private static final Duration IDLE = Duration.ofMinutes(45);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final List<String> ASSETS = List.of("desk.css", "desk.js", "icon.svg");

    private final Parts parts;
    private final TokenCookie cookie;
    private final LogInPages logIn;
    private final LogInLinks links;
    private final ErrorPage errors;

    /**
     * @param source the folder of the site, for its themes, its ideas and previews
     * @param settings those of the site
     * @param protocol what is agreed for a text that asks for help
     */
    public Desk(Inbox inbox, Path source, Settings settings, Protocol protocol, WebOptions options, Clock clock) {
        ZoneId zone = settings.zone();
        Messages messages = Messages.of(settings.text("site.language"), ErrorPage.class, Desk.class);
        Moderation moderation = new Moderation(inbox);
        DeskSite site = new DeskSite(source, settings);
        this.parts = new Parts(
                inbox,
                moderation,
                new DeskUsers(inbox),
                new Sessions(new DeskSessions(inbox), IDLE, LONGEST, clock),
                site,
                new SimilarIndex(moderation, site),
                protocol,
                new PagePreview(source, clock),
                new Pages(Desk.class, messages, zone),
                new Assets(Desk.class, PATH + "/bestanden", ASSETS),
                options,
                zone,
                clock);
        this.cookie = new TokenCookie("balie", options);
        this.links = new LogInLinks(clock);
        this.logIn = new LogInPages(parts, cookie, links);
        this.errors = new ErrorPage(messages.language(), parts.assets().urls().get("desk.css"), PATH + "/");
    }

    /**
     * Reads the ideas that are public or wait, so that like ones can be shown. Takes a while when there are many; until it
     * is done the desk works without. May run on a thread of its own.
     */
    public void readIdeas() {
        parts.similar().fill();
    }

    /**
     * The path of a link that logs somebody in once, within an hour: for who starts the desk on their own machine.
     *
     * @param user the name of an account
     */
    public String logInLink(String user) {
        return PATH + "/inloggen/" + links.make(user);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void fail(Context request, int status) {
        errors.show(request, status);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        QueuePages queue = new QueuePages(parts);
        ReviewPages review = new ReviewPages(parts);
        DecisionPages decisions = new DecisionPages(parts);
        PreviewPages preview = new PreviewPages(parts);
        AccountPages account = new AccountPages(parts);

        routes.get(PATH + "/bestanden/{file}", ctx -> parts.assets().send(ctx, ctx.pathParam("file")));
        routes.get(PATH + "/inloggen", logIn::form);
        routes.post(PATH + "/inloggen", logIn::logIn);
        routes.get(PATH + "/inloggen/{token}", logIn::followLink);

        get(routes, "/", queue::show);
        post(routes, "/zoeken", queue::search);
        get(routes, "/inzending/{id}", review::show);
        post(routes, "/inzending/{id}", review::act);
        post(routes, "/inzending/{id}/merken", review::marks);
        post(routes, "/inzending/{id}/ongedaan", review::undo);
        get(routes, "/inzending/{id}/voorbeeld", preview::show);
        get(routes, "/inzending/{id}/voorbeeld/pagina", preview::page);
        get(routes, "/inzending/{id}/{besluit}", decisions::form);
        post(routes, "/inzending/{id}/{besluit}", decisions::decide);
        get(routes, "/account", account::show);
        post(routes, "/account", account::change);
        get(routes, "/hulp", account::help);
        get(routes, "/beheer", administrators(account::administration));
        post(routes, "/beheer", administrators(account::administer));
        post(routes, "/uitloggen", visit -> {
            parts.sessions().end(visit.token());
            cookie.remove(visit.request());
            visit.goTo("/inloggen");
        });
    }

    private void get(JavalinDefaultRoutingApi routes, String path, Visit.Work work) {
        routes.get(PATH + path, guarded(work));
    }

    private void post(JavalinDefaultRoutingApi routes, String path, Visit.Work work) {
        routes.post(PATH + path, guarded(work));
    }

    private static Visit.Work administrators(Visit.Work work) {
        return visit -> {
            if (!visit.user().administers()) {
                throw new ForbiddenResponse();
            }
            work.run(visit);
        };
    }

    private Handler guarded(Visit.Work work) {
        return request -> {
            Optional<Visit> visit = visit(request);
            if (visit.isEmpty()) {
                logIn.again(request);
                return;
            }
            if (request.method().name().equals("POST")) {
                Csrf.check(request, visit.get().token());
            }
            work.run(visit.get());
        };
    }

    private Optional<Visit> visit(Context request) {
        Optional<String> token = cookie.read(request);
        Optional<Session> session = token.flatMap(parts.sessions()::of);
        return session.flatMap(known -> parts.users().find(known.user()))
                .map(account -> new Visit(request, account.user(), token.get(), parts));
    }

    /** A status for answers that hold a form with what is wrong in it. */
    static final HttpStatus NOT_ACCEPTED = HttpStatus.UNPROCESSABLE_CONTENT;
}
