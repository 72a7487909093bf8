package nl.watals.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.StringJoiner;
import nl.watals.inbox.AuditRow;
import nl.watals.inbox.Counts;
import nl.watals.inbox.HoldReason;
import nl.watals.inbox.Item;
import nl.watals.inbox.MailDelivery;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.Overruling;
import nl.watals.inbox.Purged;
import nl.watals.inbox.QueuePage;
import nl.watals.inbox.QueueRow;
import nl.watals.inbox.Refusal;
import nl.watals.inbox.State;
import nl.watals.submission.Role;
import nl.watals.submission.SubmissionContent;
import nl.watals.text.Visible;

/** Says in words, or in one line of JSON, what the inbox answered. */
final class InboxReport {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Console console;
    private final boolean json;

    InboxReport(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    int list(QueuePage page, Counts counts) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", true);
                out.writeArrayFieldStart("items");
                for (QueueRow row : page.rows()) {
                    row(out, row);
                }
                out.writeEndArray();
                if (page.next().isPresent()) {
                    out.writeStringField("next", page.next().get());
                }
                out.writeObjectFieldStart("counts");
                for (State state : State.values()) {
                    out.writeNumberField(state.key(), counts.of(state));
                }
                out.writeNumberField("acute", counts.acute());
                out.writeNumberField("closing", counts.closeToExpiry());
                out.writeNumberField("mail-waiting", counts.mailWaiting());
                out.writeNumberField("mail-failed", counts.mailFailed());
                out.writeEndObject();
            });
            return Exit.DONE;
        }
        StringBuilder lines = new StringBuilder();
        for (QueueRow row : page.rows()) {
            lines.append(row.id()).append("  ").append(pad(row.kind().key(), 11));
            lines.append("  ").append(pad(row.state().key(), 14));
            lines.append("  ").append(row.receivedAt().toString(), 0, 10);
            lines.append(row.acute() ? "  ACUTE" : "").append(holds(row)).append("  ");
            lines.append(Visible.of(row.text())).append('\n');
        }
        page.next()
                .ifPresent(next -> lines.append("More: --after ").append(next).append('\n'));
        lines.append(summary(counts)).append('\n');
        console.out().print(lines);
        return Exit.DONE;
    }

    private static String holds(QueueRow row) {
        StringJoiner holds = new StringJoiner(", ", "  [", "]");
        holds.setEmptyValue("");
        row.holds().stream().sorted().map(HoldReason::key).forEach(holds::add);
        return holds.toString();
    }

    private static String summary(Counts counts) {
        StringJoiner states = new StringJoiner(", ");
        for (State state : State.values()) {
            if (counts.of(state) > 0) {
                states.add(counts.of(state) + " " + state.key());
            }
        }
        String acute = counts.acute() > 0 ? "; " + counts.acute() + " acute" : "";
        String closing = counts.closeToExpiry() > 0 ? "; " + counts.closeToExpiry() + " expire within a week" : "";
        String mail = counts.mailFailed() > 0 ? "; " + counts.mailFailed() + " mails could not be delivered" : "";
        return (states.length() == 0 ? "nothing" : states.toString()) + acute + closing + mail;
    }

    private static void row(JsonGenerator out, QueueRow row) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", row.id());
        out.writeStringField("kind", row.kind().key());
        out.writeStringField("state", row.state().key());
        out.writeNumberField("version", row.version());
        out.writeStringField("received", row.receivedAt().toString());
        if (row.expiresAt().isPresent()) {
            out.writeStringField("expires", row.expiresAt().get().toString());
        }
        out.writeBooleanField("acute", row.acute());
        out.writeArrayFieldStart("holds");
        for (HoldReason reason : row.holds().stream().sorted().toList()) {
            out.writeString(reason.key());
        }
        out.writeEndArray();
        out.writeStringField("reviewer", row.reviewer());
        out.writeStringField("text", row.text());
        out.writeEndObject();
    }

    void item(Item item, List<AuditRow> audit, List<String> help) {
        if (json) {
            line(out -> item(out, item, audit));
            return;
        }
        StringBuilder lines = new StringBuilder();
        if (!help.isEmpty()) {
            help.forEach(line -> lines.append(Visible.of(line)).append('\n'));
            lines.append("Done? watals inbox seen ").append(item.id()).append("\n\n");
        }
        field(lines, "id", item.id());
        field(lines, "kind", item.kind().key());
        field(lines, "state", item.state().key() + (item.acute() ? ", acute" : ""));
        field(lines, "version", Integer.toString(item.version()));
        field(lines, "received", item.receivedAt().toString());
        item.expiresAt().ifPresent(at -> field(lines, "expires", at.toString()));
        item.undoUntil().ifPresent(at -> field(lines, "undo until", at.toString()));
        field(
                lines,
                "held for",
                String.join(
                        ", ",
                        item.holds().stream().sorted().map(HoldReason::key).toList()));
        field(lines, "reviewer", item.reviewer());
        field(lines, "approved by", item.firstApproval());
        field(lines, "address", item.slug());
        field(lines, "merged into", item.mergedInto());
        field(lines, "name", item.contact().name());
        field(lines, "e-mail", item.contact().email());
        field(lines, "phone", item.contact().phone());
        item.consent().ifPresent(consent -> {
            field(lines, "age", consent.age().key());
            field(lines, "about", consent.about().key());
            consent.ticks()
                    .forEach(tick -> field(
                            lines,
                            "consent",
                            (tick.given() ? "yes" : "no") + ", "
                                    + tick.purpose().key() + ": " + tick.text()));
        });
        for (Overruling overruling : item.overrulings()) {
            field(
                    lines,
                    "overruled",
                    overruling.mark().key() + ", by " + overruling.who() + ": " + overruling.reason());
        }
        lines.append("\nPublic version (")
                .append(item.publicVersion().kind().key())
                .append(")\n");
        content(lines, item.publicVersion().content());
        item.original().ifPresent(original -> {
            if (!original.equals(item.publicVersion().content())) {
                lines.append("\nOriginal\n");
                content(lines, original);
            }
        });
        lines.append('\n');
        audit.forEach(row -> lines.append(text(row)).append('\n'));
        console.out().print(lines);
    }

    private static void field(StringBuilder lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.append(pad(name, 12)).append(' ').append(Visible.of(value)).append('\n');
        }
    }

    private static void content(StringBuilder lines, SubmissionContent content) {
        text(lines, "title", content.title());
        text(lines, "now", content.now());
        text(lines, "effect", content.effect());
        text(lines, "body", content.body());
        text(lines, "name", content.name());
        text(lines, "role", content.role().map(Role::key).orElse(""));
        text(lines, "themes", String.join(", ", content.themes()));
        text(lines, "page", content.page());
        text(lines, "parent", content.parent());
        text(lines, "event", content.event());
    }

    private static void text(StringBuilder lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.append("  ").append(name).append(":\n").append(Text.indented(text, "    "));
        }
    }

    private static String text(AuditRow row) {
        StringJoiner words = new StringJoiner("  ");
        words.add(pad(Long.toString(row.seq()), 6)).add(row.at().toString()).add(pad(row.who(), 12));
        words.add(pad(row.what(), 14)).add(pad(row.item(), 12));
        return Visible.of(words.add(row.state()).add(row.reason()).toString().stripTrailing())
                + (row.amount() == 1 ? "" : "  (" + row.amount() + ")");
    }

    private static void item(JsonGenerator out, Item item, List<AuditRow> audit) throws IOException {
        out.writeBooleanField("ok", true);
        out.writeStringField("id", item.id());
        out.writeStringField("kind", item.kind().key());
        out.writeStringField("state", item.state().key());
        out.writeNumberField("version", item.version());
        out.writeStringField("received", item.receivedAt().toString());
        if (item.expiresAt().isPresent()) {
            out.writeStringField("expires", item.expiresAt().get().toString());
        }
        if (item.undoUntil().isPresent()) {
            out.writeStringField("undo-until", item.undoUntil().get().toString());
        }
        out.writeBooleanField("acute", item.acute());
        out.writeBooleanField("needs-two", item.needsTwo());
        out.writeStringField("first-approval", item.firstApproval());
        out.writeStringField("reviewer", item.reviewer());
        out.writeStringField("slug", item.slug());
        out.writeStringField("record", item.record().key());
        out.writeStringField("merged-into", item.mergedInto());
        out.writeArrayFieldStart("holds");
        for (HoldReason reason : item.holds().stream().sorted().toList()) {
            out.writeString(reason.key());
        }
        out.writeEndArray();
        out.writeObjectFieldStart("contact");
        out.writeStringField("name", item.contact().name());
        out.writeStringField("email", item.contact().email());
        out.writeStringField("phone", item.contact().phone());
        out.writeStringField("attendance", item.contact().attendance().key());
        out.writeEndObject();
        out.writeStringField("publish-as", item.publicVersion().kind().key());
        content(out, "public", item.publicVersion().content());
        if (item.original().isPresent()) {
            content(out, "original", item.original().get());
        }
        audit(out, audit);
    }

    private static void content(JsonGenerator out, String name, SubmissionContent content) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("title", content.title());
        out.writeStringField("now", content.now());
        out.writeStringField("effect", content.effect());
        out.writeStringField("body", content.body());
        out.writeStringField("name", content.name());
        out.writeStringField("role", content.role().map(Role::key).orElse(""));
        out.writeArrayFieldStart("themes");
        for (String theme : content.themes()) {
            out.writeString(theme);
        }
        out.writeEndArray();
        out.writeStringField("page", content.page());
        out.writeStringField("parent", content.parent());
        out.writeStringField("event", content.event());
        out.writeEndObject();
    }

    int audit(List<AuditRow> rows) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", true);
                audit(out, rows);
            });
        } else {
            StringBuilder lines = new StringBuilder();
            rows.forEach(row -> lines.append(text(row)).append('\n'));
            console.out().print(lines);
        }
        return Exit.DONE;
    }

    private static void audit(JsonGenerator out, List<AuditRow> rows) throws IOException {
        out.writeArrayFieldStart("audit");
        for (AuditRow row : rows) {
            out.writeStartObject();
            out.writeNumberField("seq", row.seq());
            out.writeStringField("at", row.at().toString());
            out.writeStringField("who", row.who());
            out.writeStringField("what", row.what());
            out.writeStringField("item", row.item());
            out.writeStringField("state", row.state());
            out.writeStringField("reason", row.reason());
            out.writeNumberField("amount", row.amount());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    int outcome(String id, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done(done.item());
        }
        if (outcome instanceof Outcome.SomebodyElseWasFirst first) {
            return refused(
                    first.item().id(),
                    List.of("somebody else was first: it is "
                            + first.item().state().key() + " now, version "
                            + first.item().version()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(
                    refused.item().id(),
                    refused.reasons().stream().map(Refusal::message).toList());
        }
        return notThere(id);
    }

    private int done(Item item) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", true);
                out.writeStringField("id", item.id());
                out.writeStringField("state", item.state().key());
                out.writeNumberField("version", item.version());
            });
        } else {
            boolean half =
                    item.state() != State.APPROVED && !item.firstApproval().isEmpty();
            console.out()
                    .println(item.id() + " is " + item.state().key()
                            + (half ? "; another moderator must approve it as well" : ""));
        }
        return Exit.DONE;
    }

    int notThere(String id) {
        return refused(id, List.of("there is no such item"));
    }

    private int refused(String id, List<String> reasons) {
        for (String reason : reasons) {
            console.tell(Visible.of((id.isEmpty() ? "" : id + ": ") + reason));
        }
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", false);
                out.writeStringField("id", id);
                out.writeArrayFieldStart("reasons");
                for (String reason : reasons) {
                    out.writeString(reason);
                }
                out.writeEndArray();
            });
        }
        return Exit.PROBLEMS;
    }

    int purged(Purged purged) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", true);
                out.writeNumberField("expired", purged.expired());
                out.writeNumberField("contacts", purged.contacts());
            });
        } else {
            console.out()
                    .println(purged.expired() + " items erased; contact data of " + purged.contacts()
                            + " published ones erased");
        }
        return Exit.DONE;
    }

    int exported(int rows) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", true);
                out.writeNumberField("rows", rows);
            });
        } else {
            console.out().println(rows + " rows");
        }
        return Exit.DONE;
    }

    int mail(MailDelivery.Delivered delivered) {
        if (json) {
            line(out -> {
                out.writeBooleanField("ok", delivered.failed() == 0 && delivered.later() == 0);
                out.writeNumberField("sent", delivered.sent());
                out.writeNumberField("later", delivered.later());
                out.writeNumberField("failed", delivered.failed());
            });
        } else {
            console.out()
                    .println(delivered.sent() + " mails sent; " + delivered.later() + " will be tried again; "
                            + delivered.failed() + " cannot be delivered");
        }
        return delivered.failed() == 0 && delivered.later() == 0 ? Exit.DONE : Exit.PROBLEMS;
    }

    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private void line(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.out().println(text);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
