package nl.watals.formservice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.watals.submission.Consent;
import nl.watals.submission.Consent.AgeBand;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.Consent.Subject;
import nl.watals.submission.Consent.Tick;
import nl.watals.submission.Contact;
import nl.watals.submission.Contact.Attendance;
import nl.watals.submission.Origin;
import nl.watals.submission.Role;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.FrontMatter.Value;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;

/** Reads one submission in our own JSON, strictly: an unknown key is a mistake. docs/import.md has the format. */
final class OwnJson {
    private static final Map<String, List<String>> KEYS = Map.of(
            "", List.of("schema", "kind", "content", "contact", "consent", "origin"),
            "content", List.of("title", "now", "effect", "body", "name", "role", "themes", "page", "parent", "event"),
            "contact", List.of("name", "email", "phone", "attendance"),
            "consent", List.of("form", "ticks", "age", "about", "at"),
            "tick", List.of("purpose", "text", "given"),
            "origin", List.of("source", "key", "receivedAt"));

    private final int number;
    private final Tree tree;
    private final List<Problem> problems = new ArrayList<>();

    private OwnJson(int number, Tree tree) {
        this.number = number;
        this.tree = tree;
    }

    static Mapper.Mapped read(int number, Tree tree) {
        return new OwnJson(number, tree).read();
    }

    private Mapper.Mapped read() {
        Table root = tree.table();
        keys("", root);
        text(root, "schema", 10)
                .filter(schema -> !schema.equals("1"))
                .ifPresent(schema ->
                        problem(offset(root, "schema"), "`schema` is 1", "this program reads only that form"));
        Optional<SubmissionKind> kind = word(root, "kind", SubmissionKind::of, KindWords.ALLOWED);
        if (kind.isEmpty() && Tree.get(root, "kind").isEmpty()) {
            problem(root.offset(), "`kind` is missing", KindWords.ALLOWED);
        }
        Table origin = table(root, "origin");
        Instant receivedAt = moment(origin, "receivedAt").orElse(Instant.EPOCH);
        if (Tree.get(origin, "receivedAt").isEmpty()) {
            problem(origin.offset(), "`origin.receivedAt` is missing", "for example \"2026-05-04T08:59:37Z\"");
        }
        SubmissionContent content = content(table(root, "content"));
        Contact contact = contact(table(root, "contact"));
        Consent consent = consent(table(root, "consent"), receivedAt);
        if (!problems.isEmpty() || kind.isEmpty()) {
            return new Mapper.Bad(problems.stream().sorted().toList());
        }
        String source = text(origin, "source", Limits.LINE_CHARS)
                .filter(text -> !text.isBlank())
                .orElse("watals");
        String key = text(origin, "key", Limits.LINE_CHARS)
                .filter(text -> !text.isBlank())
                .orElseGet(this::hash);
        return new Mapper.Good(
                new Submission(kind.get(), content, contact, consent, new Origin(source, key, receivedAt)));
    }

    private SubmissionContent content(Table table) {
        keys("content", table);
        List<String> themes = new ArrayList<>();
        Tree.get(table, "themes").ifPresent(value -> {
            if (value instanceof Items items && items.items().stream().allMatch(Text.class::isInstance)) {
                items.items().forEach(item -> themes.add(((Text) item).text()));
            } else {
                problem(value.offset(), "`themes` is no list of texts", "for example [\"wonen\"]");
            }
        });
        return new SubmissionContent(
                field(table, "title", Limits.FIELD_CHARS),
                field(table, "now", Limits.FIELD_CHARS),
                field(table, "effect", Limits.FIELD_CHARS),
                field(table, "body", Limits.FIELD_CHARS),
                field(table, "name", Limits.LINE_CHARS),
                word(table, "role", OwnJson::role, "allowed: kind, jongere, ouder, grootouder, professional, anders"),
                themes,
                field(table, "page", Limits.LINE_CHARS),
                field(table, "parent", Limits.LINE_CHARS),
                field(table, "event", Limits.LINE_CHARS));
    }

    private Contact contact(Table table) {
        keys("contact", table);
        return new Contact(
                field(table, "name", Limits.LINE_CHARS),
                field(table, "email", Limits.LINE_CHARS),
                field(table, "phone", Limits.LINE_CHARS),
                word(
                                table,
                                "attendance",
                                key -> one(Attendance.values(), Attendance::key, key),
                                "allowed: in-place, online, unknown")
                        .orElse(Attendance.UNKNOWN));
    }

    private Consent consent(Table table, Instant receivedAt) {
        keys("consent", table);
        List<Tick> ticks = new ArrayList<>();
        Tree.get(table, "ticks").ifPresent(value -> {
            if (value instanceof Items items) {
                items.items().forEach(item -> tick(item).ifPresent(ticks::add));
            } else {
                problem(value.offset(), "`ticks` is no list", "");
            }
        });
        return new Consent(
                field(table, "form", Limits.LINE_CHARS),
                ticks,
                word(
                                table,
                                "age",
                                key -> one(AgeBand.values(), AgeBand::key, key),
                                "allowed: under-16, 16-or-over, unknown")
                        .orElse(AgeBand.UNKNOWN),
                word(
                                table,
                                "about",
                                key -> one(Subject.values(), Subject::key, key),
                                "allowed: myself, my-child, somebody-else, unknown")
                        .orElse(Subject.UNKNOWN),
                moment(table, "at").orElse(receivedAt));
    }

    private Optional<Tick> tick(Value value) {
        if (!(value instanceof Table table)) {
            problem(
                    value.offset(),
                    "a tick is an object",
                    "for example {\"purpose\":\"publish\",\"text\":\"…\",\"given\":true}");
            return Optional.empty();
        }
        keys("tick", table);
        Optional<Purpose> purpose = word(
                table,
                "purpose",
                key -> one(Purpose.values(), Purpose::key, key),
                "allowed: publish, contact, newsletter, other");
        Optional<String> given = text(table, "given", 10);
        if (given.isEmpty() || !given.get().equals("true") && !given.get().equals("false")) {
            problem(table.offset(), "a tick says whether it was given", "`\"given\": true` or `false`");
            return Optional.empty();
        }
        if (purpose.isEmpty()) {
            if (Tree.get(table, "purpose").isEmpty()) {
                problem(table.offset(), "`purpose` is missing", "allowed: publish, contact, newsletter, other");
            }
            return Optional.empty();
        }
        return Optional.of(new Tick(
                purpose.get(),
                field(table, "text", Limits.FIELD_CHARS),
                given.get().equals("true")));
    }

    private void keys(String name, Table table) {
        List<String> known = KEYS.get(name);
        for (Field field : table.fields()) {
            if (!known.contains(field.key())) {
                String what = ColumnMap.isNeverStored(field.key()) ? " is never stored" : " is not known here";
                problem(
                        field.offset(),
                        ColumnNames.show(field.key()) + what,
                        Nearest.hint(field.key(), known, "known are " + String.join(", ", known)));
            }
        }
    }

    private Table table(Table outer, String key) {
        Optional<Value> value = Tree.get(outer, key);
        if (value.isPresent() && value.get() instanceof Table table) {
            return table;
        }
        value.ifPresent(wrong -> problem(wrong.offset(), "`" + key + "` is no object", ""));
        return new Table(List.of(), outer.offset());
    }

    private String field(Table table, String key, int limit) {
        return text(table, key, limit).orElse("");
    }

    private Optional<String> text(Table table, String key, int limit) {
        Optional<Value> value = Tree.get(table, key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Text text)) {
            problem(value.get().offset(), "`" + key + "` is no text", "");
            return Optional.empty();
        }
        if (text.text().length() > limit) {
            problem(
                    text.offset(),
                    "`" + key + "` is too long: " + text.text().length() + " characters",
                    "at most " + limit);
        }
        if (TextCheck.isUnstorable(text.text())) {
            problem(text.offset(), "`" + key + "` holds a NUL or half a character", "remove it");
        }
        return Optional.of(text.text());
    }

    private <T> Optional<T> word(Table table, String key, Function<String, Optional<T>> find, String allowed) {
        Optional<String> word = text(table, key, Limits.LINE_CHARS).filter(text -> !text.isEmpty());
        Optional<T> found = word.flatMap(find);
        if (word.isPresent() && found.isEmpty()) {
            problem(offset(table, key), "this is no value for `" + key + "`", allowed);
        }
        return found;
    }

    private Optional<Instant> moment(Table table, String key) {
        Optional<String> text = text(table, key, 40);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text.get()));
        } catch (DateTimeParseException e) {
            problem(offset(table, key), "`" + key + "` is no moment", "in UTC, for example \"2026-05-04T08:59:37Z\"");
            return Optional.empty();
        }
    }

    private static Optional<Role> role(String key) {
        return one(Role.values(), Role::key, key);
    }

    private static <T> Optional<T> one(T[] all, Function<T, String> name, String key) {
        for (T one : all) {
            if (name.apply(one).equals(key)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static int offset(Table table, String key) {
        return Tree.get(table, key).map(Value::offset).orElse(table.offset());
    }

    private void problem(int offset, String what, String hint) {
        problems.add(tree.at(offset).problem("row " + number + ": " + what, hint));
    }

    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(tree.source().text().getBytes(StandardCharsets.UTF_8));
            return "sha-" + HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
