package nl.watals.intake;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.watals.inbox.Added;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.Incoming;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.WithdrawCode;
import nl.watals.intake.SitePages.SitePage;
import nl.watals.site.FormSettings;
import nl.watals.submission.FieldError;
import nl.watals.submission.FieldError.Reason;
import nl.watals.submission.Form;
import nl.watals.submission.FormAnswers;
import nl.watals.submission.FormTexts;
import nl.watals.submission.Forms;
import nl.watals.submission.Origin;
import nl.watals.web.Answered;
import nl.watals.web.Client;
import nl.watals.web.Secrets;
import nl.watals.web.Throttle;
import nl.watals.web.WebApp;

/**
 * The endpoint of the forms, below {@code /inzenden}, with {@code /gezond} and {@code /metrics} beside it. A form that was
 * answered with a redirect is on the disk. Thread-safe.
 */
public final class Intake implements WebApp, AutoCloseable {
    private static final String PATH = "/inzenden";
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final String JSON_TYPE = "application/json";
    private static final String TRAP = "vraag";
    private static final String STAMP = "stempel";
    private static final String NETWORK = "nl.watals.intake.network";
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int HARD = 5;
    private static final int SAME_STAMP = 5;
    private static final int CODES = 30;
    private static final int WORK_BITS = 16;
    private static final int STORE_SECONDS = 20;
    private static final String SOURCE = "form";

    private final IntakeOptions options;
    private final FormTexts texts;
    private final Inbox inbox;
    private final SitePages pages;
    private final AnswerPages answers;
    private final Origins origins;
    private final Stamps stamps;
    private final Receipts receipts;
    private final GroupCommit writer;
    private final Metrics metrics = new Metrics();
    private final Throttle soft;
    private final Throttle hard;
    private final Throttle sameStamp;
    private final Throttle codes;
    private final Throttle everything;

    /** Tells senders of one network apart for as long as this process runs, without anything that could be looked up later. */
    private final String salt = Secrets.token();

    /**
     * An intake for an inbox, which stays the caller's to close.
     *
     * @throws IOException if the key of its stamps cannot be read or made
     */
    public Intake(IntakeOptions options, Inbox inbox) throws IOException {
        this.options = options;
        this.texts = options.texts();
        this.inbox = inbox;
        this.pages = new SitePages(options.pages());
        this.answers = new AnswerPages(options, pages);
        this.origins = new Origins(options);
        this.stamps = Stamps.of(options.key());
        this.receipts = new Receipts(options.clock());
        this.writer = new GroupCommit(inbox);
        this.soft = throttle(options.limit());
        this.hard = throttle(options.limit() * HARD);
        this.sameStamp = throttle(SAME_STAMP);
        this.codes = throttle(CODES);
        this.everything = throttle(options.attack());
    }

    private Throttle throttle(int limit) {
        return new Throttle(limit == 0 ? 1 : limit, WINDOW, options.clock());
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/gezond", this::health);
        routes.get("/metrics", this::metrics);
        routes.get(PATH + "/" + STAMP, this::stamp);
        routes.options(PATH + "/*", request -> {
            origins.open(request);
            request.status(204);
        });
        routes.get(PATH + "/bedankt/{ticket}", this::thank);
        routes.get(
                PATH + "/ingetrokken",
                request -> answers.show(request, 200, texts.word("withdrawn.title"), texts.word("withdrawn.text")));
        routes.get(PATH + "/nieuwsbrief/{token}", this::askAgain);
        routes.post(PATH + "/nieuwsbrief/{token}", this::confirm);
        routes.get(
                PATH + "/bevestigd",
                request -> answers.show(request, 200, texts.word("confirmed.title"), texts.word("confirmed.text")));
        routes.post(PATH + "/" + FormSettings.WITHDRAWAL, this::withdraw);
        routes.post(PATH + "/{form}", this::receive);
    }

    /** Whether the inbox can be reached, for whatever watches over the server. */
    private void health(Context request) {
        request.contentType("text/plain; charset=utf-8");
        try {
            inbox.database()
                    .read(handle ->
                            handle.createQuery("SELECT 1").mapTo(Integer.class).one());
            request.result("goed\n");
        } catch (InboxException e) {
            // Why, the log of the database tells; here only that it is so.
            Answered.mark(request);
            request.status(503).result("de inbox is niet bereikbaar\n");
        }
    }

    /** Only for this machine: a request that came by way of a web server is told that there is nothing. */
    private void metrics(Context request) {
        if (request.header("X-Forwarded-For") != null
                || !isThisMachine(request.req().getRemoteAddr())) {
            request.status(404);
            return;
        }
        request.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
    }

    private static boolean isThisMachine(String address) {
        return address.startsWith("127.")
                || address.equals("[::1]")
                || address.equals("::1")
                || address.equals("0:0:0:0:0:0:0:1");
    }

    private void stamp(Context request) {
        origins.open(request);
        String stamp = stamps.make(options.clock().instant());
        request.contentType(JSON_TYPE).result("{\"stamp\":\"" + stamp + "\",\"bits\":" + bits() + "}");
    }

    /** How much work is asked for: none, unless far more comes in than people send. */
    private int bits() {
        boolean attack = options.attack() > 0 && !everything.wait("").isZero();
        return attack ? WORK_BITS : 0;
    }

    private void thank(Context request) {
        Optional<Receipts.Ticket> ticket = receipts.shown(request.pathParam("ticket"));
        if (ticket.isEmpty() || ticket.get().code().isEmpty()) {
            String form = ticket.map(Receipts.Ticket::form).orElse("");
            request.status(303).header("Location", answers.home(options.forms().thanks(form)));
            return;
        }
        answers.thank(request, ticket.get().form(), ticket.get().code());
    }

    /** Takes a form in. */
    private void receive(Context request) {
        long start = System.nanoTime();
        origins.open(request);
        Optional<Form> form = Forms.of(request.pathParam("form"));
        String answer = form.isEmpty() ? unknownForm(request) : receive(request, form.get());
        metrics.answered(form.map(Form::key).orElse("other"), answer, System.nanoTime() - start);
    }

    private String unknownForm(Context request) {
        return refuse(request, 404, "refused.form");
    }

    private String receive(Context request, Form form) {
        Optional<Map<String, List<String>>> sent = read(request);
        if (sent.isEmpty()) {
            return "refused";
        }
        Optional<SitePage> page = pages.page(first(sent.get(), "page"));
        Optional<Map<String, Set<String>>> choices = page.flatMap(known -> known.choices(form.key()));
        if (choices.isEmpty()) {
            return refuse(request, 422, "unknown.page");
        }
        FormAnswers given = FormAnswers.of(form, sent.get(), choices.get(), texts);
        boolean stale = !first(sent.get(), "version").equals(Integer.toString(form.version()));
        if (stale || !given.areGood()) {
            return invalid(request, form, page.get(), sent.get(), given, stale);
        }
        return store(request, form, sent.get(), given);
    }

    /** The fields of a request; when there are none, it was answered. */
    private Optional<Map<String, List<String>>> read(Context request) {
        if (!origins.allow(request)) {
            refuse(request, 403, "refused.origin");
            return Optional.empty();
        }
        String network = Client.network(request, options.web());
        request.attribute(NETWORK, network);
        Duration wait = options.limit() == 0 ? Duration.ZERO : hard.wait(network);
        if (!wait.isZero()) {
            request.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            refuse(request, 429, "busy");
            return Optional.empty();
        }
        hard.count(network);
        String type = type(request);
        boolean plain = request.header("Content-Encoding") == null;
        if (!plain || !(type.equals(FORM_TYPE) || type.equals(JSON_TYPE))) {
            refuse(request, 415, "refused.encoding");
            return Optional.empty();
        }
        byte[] body = request.bodyAsBytes();
        Optional<Map<String, List<String>>> fields =
                type.equals(JSON_TYPE) ? SentFields.ofJson(body) : SentFields.ofForm(body);
        if (fields.isEmpty()) {
            refuse(request, 400, "refused.encoding");
        }
        return fields;
    }

    /** The media type of the body; empty when its characters are not in UTF-8. */
    private static String type(Context request) {
        String header = request.header("Content-Type");
        String[] parts = (header == null ? "" : header.toLowerCase(Locale.ROOT)).split(";");
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("charset=")
                    && !part.substring(8).replace("\"", "").equals("utf-8")) {
                return "";
            }
        }
        return parts[0].strip();
    }

    private static String first(Map<String, List<String>> sent, String field) {
        List<String> values = sent.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private String invalid(
            Context request,
            Form form,
            SitePage page,
            Map<String, List<String>> sent,
            FormAnswers given,
            boolean stale) {
        Answered.mark(request);
        if (wantsJson(request)) {
            request.status(422)
                    .contentType(JSON_TYPE)
                    .result(JsonAnswers.errors(given.errors(), stale ? texts.word("stale.page") : ""));
            return "invalid";
        }
        FilledPage filled = new FilledPage(page, form.key(), texts).fill(form, sent);
        if (given.areGood()) {
            filled.say(texts.word("stale.page"));
        } else {
            filled.mark(given.errors());
        }
        answers.show(request, 422, filled.document());
        return "invalid";
    }

    private static boolean wantsJson(Context request) {
        String accept = request.header("Accept");
        return accept != null && accept.contains(JSON_TYPE) && !accept.contains("text/html");
    }

    private String store(Context request, Form form, Map<String, List<String>> sent, FormAnswers given) {
        String network = request.attribute(NETWORK);
        Optional<Stamps.Stamp> stamp =
                stamps.read(first(sent, STAMP), options.clock().instant());
        boolean signed = stamp.isPresent() && stamp.get().genuine();
        String fingerprint = fingerprint(form, given, signed ? stamp.get().nonce() : salt + network);
        // What a stamp names is the same for ever; without one, the same words an hour later are somebody else's.
        Receipts.Handed handed = receipts.of(fingerprint, signed ? fingerprint : Secrets.token());
        if (!handed.fresh()) {
            return answer(request, handed.receipt().ticket(), "again");
        }
        boolean spam = suspicion(form, sent, given, stamp, network).isEnough();
        CompletableFuture<String> ticket = handed.receipt().ticket();
        Origin origin = new Origin(SOURCE, handed.receipt().key(), inbox.now());
        Optional<CompletableFuture<Added>> waiting =
                writer.add(Incoming.of(given.submission(origin), spam ? Arrival.SPAM : Arrival.FORM));
        if (waiting.isEmpty()) {
            receipts.forget(fingerprint);
            ticket.completeExceptionally(new InboxException("too much waits to be stored", null));
            return refuse(request, 503, "web");
        }
        try {
            Added added = await(waiting.get());
            String code = added instanceof Added.New fresh ? fresh.code().text() : "";
            ticket.complete(receipts.ticket(form.key(), code));
        } catch (InboxException e) {
            receipts.forget(fingerprint);
            ticket.completeExceptionally(e);
            throw e;
        }
        return answer(request, ticket, spam ? "spam" : "stored");
    }

    private String fingerprint(Form form, FormAnswers given, String sender) {
        List<String> parts = new ArrayList<>(List.of(sender, form.key()));
        form.fields().forEach(field -> {
            parts.add(field.key());
            parts.addAll(given.texts(field.key()));
        });
        return stamps.fingerprint(parts);
    }

    private Suspicion suspicion(
            Form form,
            Map<String, List<String>> sent,
            FormAnswers given,
            Optional<Stamps.Stamp> stamp,
            String network) {
        boolean often = options.limit() > 0 && !soft.wait(network).isZero();
        soft.count(network);
        int bits = bits();
        everything.count("");
        if (stamp.isPresent() && stamp.get().genuine()) {
            often |= !sameStamp.wait(stamp.get().nonce()).isZero();
            sameStamp.count(stamp.get().nonce());
        }
        return new Suspicion()
                .trap(!first(sent, TRAP).isEmpty())
                .stamp(stamp, bits)
                .often(often)
                .texts(texts(form, given));
    }

    /** What the sender wrote, without what the page chose. */
    private static Map<String, List<String>> texts(Form form, FormAnswers given) {
        Map<String, List<String>> texts = given.given();
        form.fields().forEach(field -> {
            switch (field.type()) {
                case LINE, TEXT -> {}
                default -> texts.remove(field.key());
            }
        });
        return texts;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(STORE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new InboxException("it could not be stored", e.getCause());
        } catch (TimeoutException e) {
            throw new InboxException("storing it took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InboxException("stopped while storing", e);
        }
    }

    private String answer(Context request, CompletableFuture<String> ticket, String what) {
        String known = await(ticket);
        if (wantsJson(request)) {
            String code = receipts.shown(known).map(Receipts.Ticket::code).orElse("");
            request.status(201).contentType(JSON_TYPE).result(JsonAnswers.stored(code));
        } else {
            request.status(303).header("Location", PATH + "/bedankt/" + known);
        }
        return what;
    }

    /** Programs that look into mails open its links: only a click on the page counts as a yes. */
    private void askAgain(Context request) {
        answers.ask(
                request,
                texts.word("confirm.title"),
                texts.word("confirm.text"),
                request.path(),
                texts.word("confirm.send"));
    }

    private void confirm(Context request) {
        if (!origins.allow(request)) {
            refuse(request, 403, "refused.origin");
        } else if (inbox.confirmNewsletter(request.pathParam("token"))) {
            request.status(303).header("Location", PATH + "/bevestigd");
        } else {
            Answered.mark(request);
            answers.show(request, 404, texts.word("unconfirmed.title"), texts.word("unconfirmed.text"));
        }
    }

    private void withdraw(Context request) {
        origins.open(request);
        Optional<Map<String, List<String>>> sent = read(request);
        if (sent.isEmpty()) {
            return;
        }
        String network = request.attribute(NETWORK);
        String code = first(sent.get(), "code").strip();
        Reason reason = Reason.MISSING;
        if (!code.isEmpty()) {
            if (!codes.wait(network).isZero()) {
                refuse(request, 429, "busy");
                return;
            }
            codes.count(network);
            if (inbox.withdraw(new WithdrawCode(code)) instanceof Outcome.Done) {
                withdrawn(request);
                return;
            }
            reason = Reason.WRONG;
        }
        String message = texts.word("withdraw.code." + reason.key());
        notWithdrawn(request, sent.get(), new FieldError("code", reason, message));
    }

    private void withdrawn(Context request) {
        if (wantsJson(request)) {
            request.contentType(JSON_TYPE).result("{}");
        } else {
            request.status(303).header("Location", PATH + "/ingetrokken");
        }
    }

    private void notWithdrawn(Context request, Map<String, List<String>> sent, FieldError error) {
        Answered.mark(request);
        Optional<SitePage> page = pages.page(first(sent, "page"))
                .filter(known -> known.choices(FormSettings.WITHDRAWAL).isPresent());
        if (wantsJson(request)) {
            request.status(422).contentType(JSON_TYPE).result(JsonAnswers.errors(List.of(error), ""));
        } else if (page.isEmpty()) {
            answers.show(request, 422, texts.word("refused.title"), error.message());
        } else {
            FilledPage filled = new FilledPage(page.get(), FormSettings.WITHDRAWAL, texts).mark(List.of(error));
            answers.show(request, 422, filled.document());
        }
    }

    /** Answers with a page that says why, and what to do. */
    private String refuse(Context request, int status, String why) {
        Answered.mark(request);
        boolean own = why.equals("busy") || why.equals("web");
        String title = texts.word(own ? "busy.title" : "refused.title");
        String text = texts.word(why.equals("busy") ? "busy.text" : why.equals("web") ? "broken.text" : why);
        if (wantsJson(request)) {
            request.status(status).contentType(JSON_TYPE).result(JsonAnswers.errors(List.of(), text));
        } else {
            answers.show(request, status, title, text);
        }
        return "refused";
    }

    @Override
    public void fail(Context request, int status) {
        String why = switch (status) {
            case 413 -> "refused.large";
            case 404 -> "refused.form";
            case 405 -> "refused.method";
            default -> status < 500 ? "refused.encoding" : "web";
        };
        refuse(request, status, why);
    }

    /** Stores what waits, then takes nothing more. */
    @Override
    public void close() {
        writer.close();
    }
}
