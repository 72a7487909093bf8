package nl.watals.formservice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import nl.watals.text.Problem;
import nl.watals.text.Slug;

/** Makes a submission of an entry by what its columns mean. Not thread-safe. */
final class Mapper {
    private static final Set<String> SUBJECTS = Set.of("onderwerp", "subject", "_subject", "vraag");
    private static final String REPAIR =
            "save the export again as UTF-8, or give --keep-broken-text to take it as it is";

    private final Recipe recipe;
    private final ColumnMap own;
    private final Columns columns;
    private final DateReader dates;
    private final boolean keepBroken;

    Mapper(Recipe recipe, ColumnMap own, DateReader dates, boolean keepBroken) {
        this.recipe = recipe;
        this.own = own;
        this.columns = new Columns(own, recipe.columns());
        this.dates = dates;
        this.keepBroken = keepBroken;
    }

    /** What became of an entry. */
    sealed interface Mapped {}

    record Good(Submission submission) implements Mapped {}

    record Bad(List<Problem> problems) implements Mapped {}

    record Nothing(String reason) implements Mapped {}

    Columns columns() {
        return columns;
    }

    Mapped map(Entry entry) {
        return new Row(entry).map();
    }

    /** One value with what it means. */
    private record Meant(Entry.Value value, String text) {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    /** A tick that is being put together: its words can stand in another column. */
    private static final class OpenTick {
        private final Target target;
        private final String column;
        private final String answer;
        private String words = "";

        OpenTick(Target target, String column, String answer) {
            this.target = target;
            this.column = column;
            this.answer = answer;
        }

        private String base() {
            int open = column.lastIndexOf(" (");
            return open < 0 ? column : column.substring(0, open);
        }

        boolean isFor(Target text, String textColumn) {
            return text == Target.CONSENT_TEXT
                    ? textColumn.startsWith(base() + " (")
                    : text.key().equals(target.key() + ".text");
        }
    }

    /** One entry on its way. */
    private final class Row {
        private final Entry entry;
        private final Map<Target, List<Meant>> meant = new EnumMap<>(Target.class);
        private final List<OpenTick> ticks = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        /** Whether a text stands under a name such as "reactie". */
        private boolean reaction;
        /** Whether a title stands under another name than that of a mail's subject. */
        private boolean question;

        Row(Entry entry) {
            this.entry = entry;
        }

        Mapped map() {
            boolean anything = false;
            for (Entry.Value value : entry.values()) {
                anything |= !value.text().isBlank();
                columns.target(value.name()).ifPresent(target -> take(target, value));
            }
            if (!anything) {
                return new Nothing("an empty row");
            }
            if (first(Target.SPAM).equalsIgnoreCase("spam")) {
                return new Nothing("the service marked it as spam");
            }
            Instant at = date();
            SubmissionKind kind = kind();
            if (kind == SubmissionKind.NEWSLETTER && declined()) {
                return new Nothing("somebody who does not want the newsletter");
            }
            if (kind != null) {
                checkContent(kind);
            }
            if (!problems.isEmpty()) {
                return new Bad(problems.stream().sorted().toList());
            }
            return new Good(new Submission(kind, content(kind), contact(), consent(at), origin(at)));
        }

        private void take(Target target, Entry.Value value) {
            String text = recipe.plain(target, value.text());
            check(target, value, text);
            switch (target) {
                case CONSENT, PUBLISH, MAY_CONTACT, NEWSLETTER -> ticks.add(new OpenTick(target, value.name(), text));
                case CONSENT_TEXT, PUBLISH_TEXT, MAY_CONTACT_TEXT, NEWSLETTER_TEXT -> words(target, value.name(), text);
                default -> {
                    String folded = ColumnNames.fold(value.name());
                    reaction |= target == Target.BODY && (folded.contains("reacti") || folded.contains("comment"));
                    question |= target == Target.TITLE && !SUBJECTS.contains(folded);
                    meant.computeIfAbsent(target, key -> new ArrayList<>()).add(new Meant(value, text));
                }
            }
        }

        private void words(Target target, String column, String text) {
            for (int i = ticks.size() - 1; i >= 0; i--) {
                if (ticks.get(i).isFor(target, column)) {
                    ticks.get(i).words = text;
                    return;
                }
            }
        }

        private void check(Target target, Entry.Value value, String text) {
            if (text.length() > target.limit()) {
                int length = text.codePointCount(0, text.length());
                problem(value, "this is too long: " + length + " characters", "at most " + target.limit());
            }
            if (TextCheck.isUnstorable(text)) {
                problem(value, "this holds a NUL or half a character", "remove it");
            }
            if (keepBroken) {
                return;
            }
            if (TextCheck.hasLostCharacter(text)) {
                problem(value, "this holds `\uFFFD`: a character was lost here", REPAIR);
            } else {
                String[] found = TextCheck.mojibake(text);
                if (found.length > 0) {
                    problem(
                            value,
                            "this holds `" + found[0] + "` for `" + found[1] + "`: it was read in a wrong encoding",
                            REPAIR);
                }
            }
        }

        private void problem(Entry.Value value, String what, String hint) {
            problems.add(new Place(entry.place().path(), value.line(), value.column())
                    .problem("row " + entry.number() + ", " + ColumnNames.show(value.name()) + ": " + what, hint));
        }

        private void problem(String what, String hint) {
            problems.add(entry.place().problem("row " + entry.number() + ": " + what, hint));
        }

        private Instant date() {
            for (Meant date : meant.getOrDefault(Target.DATE, List.of())) {
                if (date.isBlank() || date.text().startsWith("0000-00-00")) {
                    continue;
                }
                DateReader.Read read =
                        dates.read(date.text(), recipe.dateOrder(date.value().name()), recipe.utc());
                if (read instanceof DateReader.Wrong wrong) {
                    problem(date.value(), wrong.what(), wrong.hint());
                    return Instant.EPOCH;
                }
                return ((DateReader.Moment) read).at();
            }
            problem("there is no date", "map the column with the date to `origin.date`");
            return Instant.EPOCH;
        }

        private SubmissionKind kind() {
            for (Meant word : meant.getOrDefault(Target.KIND, List.of())) {
                if (!word.isBlank()) {
                    Optional<SubmissionKind> kind = KindWords.of(word.text());
                    if (kind.isEmpty()) {
                        problem(word.value(), "this is no kind of submission", KindWords.ALLOWED);
                    }
                    return kind.orElse(null);
                }
            }
            Optional<SubmissionKind> said = own.kind().or(() -> recipe.columns().kind());
            if (said.isPresent()) {
                return said.get();
            }
            Optional<SubmissionKind> byForm =
                    recipe.format() == ExportFormat.NETLIFY ? KindWords.of(first(Target.FORM)) : Optional.empty();
            return byForm.orElseGet(this::kindByFields);
        }

        private SubmissionKind kindByFields() {
            if (question && !reaction || there(Target.NOW) || there(Target.EFFECT)) {
                return SubmissionKind.IDEA;
            }
            if (there(Target.EVENT) || there(Target.ATTENDANCE)) {
                return SubmissionKind.SIGN_UP;
            }
            if (there(Target.BODY)) {
                return reaction ? SubmissionKind.REACTION : SubmissionKind.MESSAGE;
            }
            if (there(Target.NAME)) {
                return SubmissionKind.PARTICIPANT;
            }
            if (there(Target.TITLE)) {
                return SubmissionKind.MESSAGE;
            }
            boolean newsletter = ticks.stream().anyMatch(tick -> tick.target == Target.NEWSLETTER);
            if (newsletter && there(Target.EMAIL)) {
                return SubmissionKind.NEWSLETTER;
            }
            // An address alone is no subscription: nobody gets mail because a column was not known.
            problem("its columns do not say what it is", "name its kind and its columns in a map behind --map");
            return null;
        }

        private void checkContent(SubmissionKind kind) {
            boolean filled = switch (kind) {
                case IDEA -> has(Target.TITLE) || has(Target.NOW) || has(Target.EFFECT) || has(Target.BODY);
                case REACTION -> has(Target.BODY);
                case MESSAGE -> has(Target.BODY) || has(Target.TITLE);
                case PARTICIPANT -> has(Target.NAME) || has(Target.CONTACT_NAME);
                case NEWSLETTER -> has(Target.EMAIL);
                case SIGN_UP -> has(Target.EMAIL) || has(Target.PHONE) || has(Target.CONTACT_NAME);
            };
            if (!filled) {
                problem(
                        "a submission of kind `" + kind.key() + "` needs " + KindWords.needs(kind),
                        "map its columns with --map, or leave the row out");
            }
        }

        private SubmissionContent content(SubmissionKind kind) {
            boolean reaction = kind == SubmissionKind.REACTION;
            String name = joined(Target.NAME, " ");
            String title = joined(Target.TITLE, "\n\n");
            String body = joined(Target.BODY, "\n\n");
            // A message needs no subject; a question alone is its text.
            boolean alone = kind == SubmissionKind.MESSAGE && body.isEmpty();
            return new SubmissionContent(
                    alone ? "" : title,
                    joined(Target.NOW, "\n\n"),
                    joined(Target.EFFECT, "\n\n"),
                    alone ? title : body,
                    name.isEmpty() && kind == SubmissionKind.PARTICIPANT ? joined(Target.CONTACT_NAME, " ") : name,
                    role(),
                    themes(),
                    reaction ? Paths.of(first(Target.PAGE)) : "",
                    reaction ? first(Target.PARENT) : "",
                    event(kind));
        }

        private String event(SubmissionKind kind) {
            String event = first(Target.EVENT);
            return event.startsWith("http") || event.startsWith("/") ? Paths.of(event) : event;
        }

        private Optional<Role> role() {
            return Answers.role(first(Target.ROLE));
        }

        private List<String> themes() {
            List<String> themes = new ArrayList<>();
            for (Meant choice : meant.getOrDefault(Target.THEMES, List.of())) {
                // A tick of its own column: the column is the choice.
                String text = choice.text();
                Optional<String> whole = own.theme(text);
                if (whole.isPresent()) {
                    addTheme(whole.get(), themes);
                    continue;
                }
                for (String part : text.split("[;,]")) {
                    String slug = own.theme(part).orElseGet(() -> Slug.of(part));
                    addTheme(slug, themes);
                }
            }
            return themes;
        }

        private void addTheme(String slug, List<String> themes) {
            if (!slug.isEmpty() && !themes.contains(slug)) {
                themes.add(slug);
            }
        }

        private Contact contact() {
            return new Contact(
                    joined(Target.CONTACT_NAME, " "), first(Target.EMAIL), first(Target.PHONE), attendance());
        }

        private Attendance attendance() {
            return Answers.attendance(first(Target.ATTENDANCE));
        }

        private Consent consent(Instant at) {
            List<Tick> given = new ArrayList<>();
            for (OpenTick tick : ticks) {
                given.add(tick(tick));
            }
            if (given.stream().noneMatch(tick -> tick.purpose() == Purpose.PUBLISH)) {
                // Words without a column: the form said so to everybody who sent it.
                own.words(Purpose.PUBLISH)
                        .or(() -> recipe.columns().words(Purpose.PUBLISH))
                        .ifPresent(words -> given.add(new Tick(Purpose.PUBLISH, words, true)));
            }
            AgeBand age = AgeBand.UNKNOWN;
            for (Meant answer : meant.getOrDefault(Target.AGE, List.of())) {
                AgeBand band = Answers.age(answer.value().name(), answer.text());
                age = age == AgeBand.UNDER_16 || band == AgeBand.UNKNOWN ? age : band;
            }
            Subject about = Answers.about(first(Target.ABOUT));
            String form = first(Target.FORM);
            return new Consent(form.isEmpty() ? own.form() : form, given, age, about, at);
        }

        private Tick tick(OpenTick tick) {
            Optional<Purpose> purpose = switch (tick.target) {
                case PUBLISH -> Optional.of(Purpose.PUBLISH);
                case MAY_CONTACT -> Optional.of(Purpose.CONTACT);
                case NEWSLETTER -> Optional.of(Purpose.NEWSLETTER);
                default -> Optional.empty();
            };
            String words = tick.words;
            if (words.isBlank() && purpose.isPresent()) {
                words = own.words(purpose.get()).orElse("");
            }
            if (words.isBlank() && Answers.isWords(tick.answer)) {
                words = tick.answer;
            }
            if (words.isBlank()) {
                words = tick.column;
            }
            Purpose meant = purpose.isPresent() ? purpose.get() : Answers.purpose(tick.column + " " + words);
            return new Tick(meant, words, Answers.isGiven(tick.answer));
        }

        private Origin origin(Instant at) {
            String source = own.source().isEmpty() ? recipe.format().key() : own.source();
            String id = first(Target.ID);
            if (!id.isEmpty() && !recipe.numbered()) {
                return new Origin(source, id, at);
            }
            MessageDigest digest = sha256();
            add(digest, id);
            add(digest, first(Target.DATE));
            if (id.isEmpty()) {
                for (Target target : List.of(
                        Target.TITLE, Target.NOW, Target.EFFECT, Target.BODY, Target.CONTACT_NAME, Target.EMAIL)) {
                    add(digest, joined(target, "\n\n"));
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
            return new Origin(source, id.isEmpty() ? "sha-" + hash : id + "-" + hash.substring(0, 16), at);
        }

        private void add(MessageDigest digest, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }

        /** Whether there is a tick for the newsletter, and it was not given. */
        private boolean declined() {
            List<OpenTick> asked = ticks.stream()
                    .filter(tick -> tick.target == Target.NEWSLETTER)
                    .toList();
            return !asked.isEmpty() && asked.stream().noneMatch(tick -> Answers.isGiven(tick.answer));
        }

        /** Whether the form asked for it, answered or not. */
        private boolean there(Target target) {
            return meant.containsKey(target);
        }

        private boolean has(Target target) {
            for (Meant value : meant.getOrDefault(target, List.of())) {
                if (!value.isBlank()) {
                    return true;
                }
            }
            return false;
        }

        /** The first value that is not blank, without white space around it; else empty. */
        private String first(Target target) {
            for (Meant value : meant.getOrDefault(target, List.of())) {
                if (!value.isBlank()) {
                    return value.text().strip();
                }
            }
            return "";
        }

        /** All values that are not blank, as they were typed. */
        private String joined(Target target, String between) {
            StringBuilder joined = new StringBuilder();
            for (Meant value : meant.getOrDefault(target, List.of())) {
                if (!value.isBlank()) {
                    joined.append(joined.length() > 0 ? between : "").append(value.text());
                }
            }
            return joined.toString();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
