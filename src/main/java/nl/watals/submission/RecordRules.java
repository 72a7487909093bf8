package nl.watals.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.privacy.Kind;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecord.Participant;
import nl.watals.submission.PublicRecord.Reaction;
import nl.watals.text.Nearest;

/** Judges the values of one record and builds it when all are right. */
final class RecordRules {
    private static final List<String> KINDS = List.of("idea", "reaction", "participant");
    private static final List<String> STATUSES = List.of("approved", "withdrawn");
    private static final List<String> ROLES = roleKeys();

    private static final int COMMON =
            bits(RecordKey.SCHEMA, RecordKey.ID, RecordKey.KIND, RecordKey.STATUS, RecordKey.DATE);
    private static final int SENDER = bits(RecordKey.NAME, RecordKey.ROLE, RecordKey.EVENT, RecordKey.OVERRULED);

    /** The kinds of marks that stop a build, and so can be overruled. */
    private static final Kind[] SEVERE_KINDS = {
        Kind.BSN, Kind.IBAN, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.CASE_NUMBER
    };

    private static final List<String> SEVERE = severeKeys();

    private static final int LONGEST_ADDRESS = 300;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final RecordFile file;
    private final RecordValues values;
    private final TextRules texts;

    /** The kind by its place in {@link #KINDS}, -1 when unknown. */
    private int kind = -1;

    private Status status;
    private LocalDate date;
    private Role role;

    private RecordRules(RecordFile file, RecordValues values) {
        this.file = file;
        this.values = values;
        this.texts = new TextRules(file, values);
    }

    /** The record; empty when the file has any problem. */
    static Optional<PublicRecord> check(RecordFile file, RecordValues values) {
        RecordRules rules = new RecordRules(file, values);
        rules.checkIdentity();
        rules.checkPlace();
        rules.readOverruled();
        rules.checkTexts();
        rules.checkReferences();
        rules.checkOverruled();
        rules.checkKeys();
        return file.hasProblems() ? Optional.empty() : Optional.of(rules.build());
    }

    /** The record in a file that {@link #check} found nothing wrong with. */
    static Optional<PublicRecord> known(RecordFile file, RecordValues values) {
        RecordRules rules = new RecordRules(file, values);
        rules.checkIdentity();
        rules.readOverruled();
        return file.hasProblems() ? Optional.empty() : Optional.of(rules.build());
    }

    private void checkIdentity() {
        if (values.hasValue(RecordKey.SCHEMA) && !values.text(RecordKey.SCHEMA).equals("1")) {
            problem(RecordKey.SCHEMA, "`schema` must be 1", "this version reads no other");
        }
        if (values.hasValue(RecordKey.ID) && !isId(values.text(RecordKey.ID))) {
            problem(RecordKey.ID, "`id` must be 8 to 32 small letters and digits", "");
        }
        kind = oneOf(RecordKey.KIND, KINDS, "kind");
        checkStatus();
        int which = oneOf(RecordKey.ROLE, ROLES, "role");
        role = which < 0 ? null : Role.values()[which];
        checkDate();
    }

    private void checkStatus() {
        if (!values.hasValue(RecordKey.STATUS)) {
            return;
        }
        int which = STATUSES.indexOf(values.text(RecordKey.STATUS));
        if (which < 0) {
            problem(
                    RecordKey.STATUS,
                    "a public record is approved or withdrawn; this `status` is neither",
                    Nearest.hint(
                            values.text(RecordKey.STATUS),
                            STATUSES,
                            "what nobody approved belongs in the inbox: remove this file"));
        } else {
            status = Status.values()[which];
        }
    }

    private int oneOf(RecordKey key, List<String> allowed, String what) {
        if (!values.hasValue(key)) {
            return -1;
        }
        int index = allowed.indexOf(values.text(key));
        if (index < 0) {
            String list = "a " + what + " is " + String.join(", ", allowed);
            problem(key, "this `" + key.key() + "` is not known", Nearest.hint(values.text(key), allowed, list));
        }
        return index;
    }

    private void checkDate() {
        if (!values.hasValue(RecordKey.DATE)) {
            return;
        }
        String text = values.text(RecordKey.DATE);
        if (!hasDateForm(text)) {
            problem(RecordKey.DATE, "`date` is no date", "write it as YYYY-MM-DD");
            return;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            problem(RecordKey.DATE, "the year of `date` is not between 2000 and 2999", "");
        } else if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            problem(RecordKey.DATE, "`date` is a day that does not exist", "");
        } else {
            date = LocalDate.of(year, month, day);
        }
    }

    /** Whether the file stands where its values say. */
    private void checkPlace() {
        String path = file.path();
        int slash = path.lastIndexOf('/');
        String id = values.text(RecordKey.ID);
        if (isId(id) && !path.substring(slash + 1).equals(id + ".json")) {
            problem(RecordKey.ID, "`id` is not the name of the file", "the file of this id is " + id + ".json");
        }
        if (date != null) {
            String folder = values.text(RecordKey.DATE).substring(0, 7).replace('-', '/');
            String actual = slash < 0 ? "" : "/" + path.substring(0, slash);
            if (!actual.endsWith("/" + folder)) {
                problem(
                        RecordKey.DATE,
                        "the file is not in the folder of its `date`",
                        "it belongs in submissions/" + folder + "/");
            }
        }
    }

    private void checkTexts() {
        if (status == Status.WITHDRAWN) {
            return;
        }
        if (mayHave(RecordKey.TITLE)) {
            texts.plain(RecordKey.TITLE, PublicRecordReader.MAX_TITLE);
        }
        for (RecordKey key : new RecordKey[] {RecordKey.NOW, RecordKey.EFFECT, RecordKey.BODY}) {
            if (mayHave(key)) {
                texts.markdown(key, PublicRecordReader.MAX_BODY);
            }
        }
        if (mayHave(RecordKey.NAME)) {
            texts.plain(RecordKey.NAME, PublicRecordReader.MAX_NAME);
        }
    }

    /** Which marks a moderator let stand, with a reason that the inbox keeps. */
    private void readOverruled() {
        List<String> marks = values.overruled();
        for (int i = 0; i < marks.size(); i++) {
            int which = SEVERE.indexOf(marks.get(i));
            if (which < 0) {
                file.problem(
                        values.overruledSpot(i).offset(),
                        "this is no mark that can be overruled",
                        Nearest.hint(marks.get(i), SEVERE, "allowed: " + String.join(", ", SEVERE)));
            } else if (texts.isOverruled(SEVERE_KINDS[which])) {
                file.problem(
                        values.overruledSpot(i).offset(), "this mark stands here a second time", "keep one of them");
            } else {
                texts.overrule(SEVERE_KINDS[which]);
            }
        }
    }

    /** A permission that nothing needs could let something else pass later. */
    private void checkOverruled() {
        if (status == Status.WITHDRAWN || !values.isComplete()) {
            return;
        }
        for (int i = 0; i < values.overruled().size(); i++) {
            int which = SEVERE.indexOf(values.overruled().get(i));
            if (which >= 0 && !texts.holds(SEVERE_KINDS[which])) {
                file.problem(
                        values.overruledSpot(i).offset(),
                        "no text holds " + SEVERE_KINDS[which].description(),
                        "leave out what need not be overruled");
            }
        }
    }

    private void checkReferences() {
        if (status == Status.WITHDRAWN) {
            checkAddressOfWithdrawn();
            return;
        }
        checkSlug();
        checkAddress(RecordKey.PAGE);
        checkAddress(RecordKey.EVENT);
        checkParent();
        checkThemes();
    }

    /** The neutral page needs the address that the idea had; whatever else was withdrawn is read by nobody. */
    private void checkAddressOfWithdrawn() {
        checkSlug();
        checkAddress(RecordKey.PAGE);
        checkParent();
        boolean addressed = values.has(RecordKey.SLUG) || values.has(RecordKey.TITLE);
        if (kind == 0 && !addressed && values.isComplete() && values.objectOffset() >= 0) {
            file.problem(
                    values.objectOffset(),
                    "`slug` or `title` is missing",
                    "a neutral page stays at the address that the withdrawn idea had");
        }
    }

    private void checkSlug() {
        if (values.hasValue(RecordKey.SLUG) && mayHave(RecordKey.SLUG)) {
            if (!isSlug(values.text(RecordKey.SLUG))) {
                problem(
                        RecordKey.SLUG,
                        "`slug` is no slug",
                        "small letters and digits, with single hyphens between them, at most "
                                + PublicRecordReader.MAX_SLUG);
            } else {
                texts.plain(RecordKey.SLUG, PublicRecordReader.MAX_SLUG);
            }
        }
    }

    private void checkAddress(RecordKey key) {
        if (values.hasValue(key) && mayHave(key) && !isAddress(values.text(key))) {
            problem(
                    key,
                    "`" + key.key() + "` is no address of a page",
                    "write it from the first to the last slash, without host or query, such as /ideeen/x/");
        }
    }

    private void checkParent() {
        if (!values.hasValue(RecordKey.PARENT) || !mayHave(RecordKey.PARENT)) {
            return;
        }
        String parent = values.text(RecordKey.PARENT);
        if (!isId(parent)) {
            problem(RecordKey.PARENT, "`parent` is no id", "the id of the reaction that this one answers");
        } else if (parent.equals(values.text(RecordKey.ID))) {
            problem(RecordKey.PARENT, "a reaction cannot answer itself", "");
        }
    }

    private void checkThemes() {
        if (!mayHave(RecordKey.THEMES)) {
            return;
        }
        List<String> themes = values.themes();
        for (int i = 0; i < themes.size(); i++) {
            if (!isSlug(themes.get(i))) {
                file.problem(
                        values.themeSpot(i).offset(),
                        "this theme is no slug",
                        "small letters and digits, with single hyphens between them");
            } else if (themes.indexOf(themes.get(i)) < i) {
                file.problem(values.themeSpot(i).offset(), "this theme stands here a second time", "keep one of them");
            }
        }
    }

    /** Which keys are missing, and which do not belong here. */
    private void checkKeys() {
        if (values.isComplete() && values.objectOffset() >= 0) {
            int required = required();
            for (RecordKey key : RecordKey.ALL) {
                if ((required & bits(key)) != 0 && !values.has(key)) {
                    file.problem(values.objectOffset(), "`" + key.key() + "` is missing", whyMissing(key));
                }
            }
        }
        for (RecordKey key : RecordKey.ALL) {
            if (values.has(key) && !mayHave(key)) {
                misplaced(key);
            }
        }
    }

    private String whyMissing(RecordKey key) {
        return (bits(key) & COMMON) != 0 ? "" : "every " + KINDS.get(kind) + " has one";
    }

    private void misplaced(RecordKey key) {
        file.problem(
                values.keyOffset(key),
                "`" + key.key() + "` does not belong to a record of kind " + KINDS.get(kind),
                "it knows " + names(allowed()));
    }

    private boolean mayHave(RecordKey key) {
        return (bits(key) & allowed()) != 0;
    }

    private int allowed() {
        return switch (kind) {
            case 0 ->
                COMMON
                        | SENDER
                        | bits(
                                RecordKey.SLUG,
                                RecordKey.TITLE,
                                RecordKey.NOW,
                                RecordKey.EFFECT,
                                RecordKey.BODY,
                                RecordKey.THEMES);
            case 1 -> COMMON | SENDER | bits(RecordKey.PAGE, RecordKey.PARENT, RecordKey.BODY);
            case 2 -> COMMON | SENDER | bits(RecordKey.BODY, RecordKey.THEMES);
            default -> -1;
        };
    }

    private int required() {
        if (status == null || kind < 0) {
            return COMMON;
        }
        if (status == Status.WITHDRAWN) {
            return COMMON;
        }
        return COMMON
                | switch (kind) {
                    case 0 -> bits(RecordKey.TITLE);
                    case 1 -> bits(RecordKey.PAGE, RecordKey.BODY);
                    default -> bits(RecordKey.NAME);
                };
    }

    private PublicRecord build() {
        RecordSource source = RecordSource.of(file.path(), places());
        Optional<Role> by = isWithdrawn() || role == null ? Optional.empty() : role.present();
        List<String> themes = isWithdrawn() ? List.of() : values.themes();
        List<Kind> marks = marks();
        String id = values.text(RecordKey.ID);
        String slug = values.text(RecordKey.SLUG);
        String name = published(RecordKey.NAME);
        String event = published(RecordKey.EVENT);
        String body = published(RecordKey.BODY);
        return switch (kind) {
            case 0 ->
                new Idea(
                        source,
                        id,
                        status,
                        date,
                        slug,
                        isWithdrawn() && !slug.isEmpty() ? "" : values.text(RecordKey.TITLE),
                        IdeaTexts.of(published(RecordKey.NOW), published(RecordKey.EFFECT), body),
                        name,
                        by,
                        themes,
                        event,
                        marks);
            case 1 ->
                new Reaction(
                        source,
                        id,
                        status,
                        date,
                        values.text(RecordKey.PAGE),
                        values.text(RecordKey.PARENT),
                        body,
                        name,
                        by,
                        event,
                        marks);
            default -> new Participant(source, id, status, date, name, by, body, themes, event, marks);
        };
    }

    private List<Kind> marks() {
        if (isWithdrawn() || values.overruled().isEmpty()) {
            return List.of();
        }
        List<Kind> marks = new ArrayList<>();
        for (Kind kind : SEVERE_KINDS) {
            if (texts.isOverruled(kind)) {
                marks.add(kind);
            }
        }
        return marks;
    }

    private boolean isWithdrawn() {
        return status == Status.WITHDRAWN;
    }

    private String published(RecordKey key) {
        return isWithdrawn() ? "" : values.text(key);
    }

    private long[] places() {
        int keys = RecordKey.NAMES.size();
        int themes = values.themes().size();
        long[] places = new long[keys + themes];
        for (RecordKey key : RecordKey.ALL) {
            if (values.has(key) && key.isCheckedLater()) {
                places[key.ordinal()] = place(values.valueSpot(key));
            }
        }
        for (int i = 0; i < themes; i++) {
            places[keys + i] = place(values.themeSpot(i));
        }
        return places;
    }

    private long place(RecordValues.Spot spot) {
        return file.place(spot.offset(), spot.line(), spot.lineStart());
    }

    private void problem(RecordKey key, String what, String hint) {
        file.problem(values.valueOffset(key), what, hint);
    }

    private static boolean isId(String text) {
        if (text.length() < 8 || text.length() > 32) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isSmallOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSlug(String text) {
        if (text.isEmpty() || text.length() > PublicRecordReader.MAX_SLUG) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            boolean hyphen = text.charAt(i) == '-' && i > 0 && text.charAt(i - 1) != '-' && i + 1 < text.length();
            if (!hyphen && !isSmallOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_ADDRESS || text.charAt(0) != '/' || text.charAt(length - 1) != '/') {
            return false;
        }
        boolean onlyDots = true;
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            if (c == '/') {
                if (onlyDots) {
                    return false;
                }
                onlyDots = true;
            } else if (c == '.') {
                continue;
            } else if (isSmallOrDigit(c) || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == '~') {
                onlyDots = false;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmallOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean hasDateForm(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static int bits(RecordKey key) {
        return 1 << key.ordinal();
    }

    private static int bits(RecordKey... keys) {
        int bits = 0;
        for (RecordKey key : keys) {
            bits |= 1 << key.ordinal();
        }
        return bits;
    }

    private static String names(int bits) {
        StringBuilder names = new StringBuilder();
        for (RecordKey key : RecordKey.ALL) {
            if ((bits & bits(key)) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(key.key());
            }
        }
        return names.toString();
    }

    private static List<String> severeKeys() {
        String[] keys = new String[SEVERE_KINDS.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = SEVERE_KINDS[i].key();
        }
        return List.of(keys);
    }

    private static List<String> roleKeys() {
        Role[] roles = Role.values();
        String[] keys = new String[roles.length];
        for (Role role : roles) {
            keys[role.ordinal()] = role.key();
        }
        return List.of(keys);
    }
}
