package nl.watals.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bank accounts, phone numbers and citizen service numbers, in this order: the longer ones hold shorter ones. */
final class Numbers {
    /** Digits of a number stand together when at most this many separators stand between them. */
    private static final int WIDEST_GAP = 3;

    private static final int FEWEST_PHONE_DIGITS = 8;

    /** Longer rows of digits are looked at in pieces, so that the time stays linear. */
    private static final int MOST_RUNS = 24;

    private static final int BSN_CONTEXT = 40;

    private static final String[] BSN_WORDS = {"bsn", "sofi", "burgerservice"};

    private static final String[] OTHER_NUMBERS = {
        "order",
        "bestel",
        "factu",
        "isbn",
        "klant",
        "artikel",
        "serie",
        "polis",
        "kvk",
        "btw",
        "track",
        "pakket",
        "lidmaat",
        "product",
        "kenteken",
        "ticket",
        "barcode",
        "streepje",
        "€",
        "eur ",
        "bon ",
        "bonnummer",
        "bedrag"
    };

    private static final String[] COUNTED = {
        "eur", "mensen", "inwoner", "kinder", "keer", "stuks", "jaar", "gulden", "dollar", "miljoen", "stap", "woord",
        "bezoek", "jongere", "gezin", "volt", "kilo", "meter"
    };

    /** Words that say nothing about what is numbered. */
    private static final Set<String> BEFORE_NUMBER = Set.of(
            "het", "mijn", "haar", "zijn", "ons", "hun", "uw", "jouw", "dat", "dit", "een", "met", "is", "was", "stond",
            "staat", "op", "onder", "bij", "en", "of", "had", "heeft", "heb", "kreeg", "als", "door", "dus", "eigen");

    private final Found found;
    private final Plain text;

    private Numbers(Found found) {
        this.found = found;
        this.text = found.text();
    }

    /** A row of digits without anything between them. */
    private record Run(int from, int to) {
        int length() {
            return to - from;
        }
    }

    static void find(Found found) {
        Numbers numbers = new Numbers(found);
        numbers.findAccounts();
        List<List<Run>> rows = numbers.rows();
        for (List<Run> row : rows) {
            numbers.findPhones(row);
        }
        for (List<Run> row : rows) {
            numbers.findServiceNumbers(row);
        }
    }

    private void findAccounts() {
        for (int i = 0; i + 15 <= text.length(); i++) {
            int check = text.at(i + 2) == ' ' ? i + 3 : i + 2;
            if (text.isDigit(check) && text.isDigit(check + 1) && text.isLetter(i) && text.isLetter(i + 1)) {
                int end = Iban.endAt(text, i);
                if (end > 0) {
                    found.add(Kind.IBAN, i, end, true);
                    i = end - 1;
                }
            }
        }
    }

    /** All digits of the text, those near each other in one row. */
    private List<List<Run>> rows() {
        List<List<Run>> rows = new ArrayList<>();
        List<Run> row = new ArrayList<>();
        int lastEnd = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!text.isDigit(i)) {
                continue;
            }
            int from = i;
            while (text.isDigit(i)) {
                i++;
            }
            if (!row.isEmpty() && (row.size() >= MOST_RUNS || !isGap(lastEnd, from))) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(new Run(from, i));
            lastEnd = i;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private boolean isGap(int from, int to) {
        if (to - from > WIDEST_GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (" -./()_".indexOf(text.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void findPhones(List<Run> row) {
        int digits = 0;
        for (Run run : row) {
            digits += run.length();
        }
        if (digits < FEWEST_PHONE_DIGITS
                || digits == FEWEST_PHONE_DIGITS && text.hasAt(row.get(0).from(), "0800")) {
            return;
        }
        int from = startWithPrefix(row.get(0).from());
        int to = row.get(row.size() - 1).to();
        if (digits == 10 && text.hasAt(row.get(0).from(), "06")) {
            found.add(Kind.PHONE, row.get(0).from(), to, true);
            return;
        }
        if (digits == 9 && row.size() == 1 && text.at(from) != '+') {
            return;
        }
        Phones.find(found, from, to);
    }

    /** A plus or an opening bracket in front belongs to a phone number. */
    private int startWithPrefix(int from) {
        int start = from;
        while (start > 0 && from - start < 2 && (text.at(start - 1) == '+' || text.at(start - 1) == '(')) {
            start--;
        }
        return start;
    }

    private void findServiceNumbers(List<Run> row) {
        for (int first = 0; first < row.size(); first++) {
            int digits = 0;
            for (int last = first; last < row.size() && digits < 9; last++) {
                if (last > first
                        && !isServiceSeparator(
                                row.get(last - 1).to(), row.get(last).from())) {
                    break;
                }
                digits += row.get(last).length();
                if ((digits == 8 || digits == 9) && isServiceNumber(row, first, last, digits)) {
                    found.add(Kind.BSN, row.get(first).from(), row.get(last).to(), true);
                    first = last;
                    break;
                }
            }
        }
    }

    private boolean isServiceSeparator(int from, int to) {
        return to - from == 1 && " .-".indexOf(text.at(from)) >= 0;
    }

    private boolean isServiceNumber(List<Run> row, int first, int last, int digits) {
        int from = row.get(first).from();
        int to = row.get(last).to();
        if (!passesCheck(from, to, digits) || !found.isFree(from, to) || text.isLetter(to)) {
            return false;
        }
        if (text.holdsAny(from - BSN_CONTEXT, from, BSN_WORDS) && (digits == 9 || isRightBehindWord(from))) {
            return true;
        }
        return digits == 9
                && isUsualShape(row, first, last)
                && standsAlone(row, first, last)
                && !isSomethingElse(from, to);
    }

    /** Between the word and an old number of eight digits stands nothing with digits. */
    private boolean isRightBehindWord(int from) {
        for (int i = from - 1; i >= Math.max(0, from - BSN_CONTEXT); i--) {
            if (text.isDigit(i)) {
                return false;
            }
            if (text.hasAt(i, "bsn") || text.hasAt(i, "sofi") || text.hasAt(i, "burgerservice")) {
                return true;
            }
        }
        return false;
    }

    /** 111222333, 111 222 333 or 1112.22.333. */
    private static boolean isUsualShape(List<Run> row, int first, int last) {
        int runs = last - first + 1;
        return runs == 1
                || runs == 3
                        && row.get(last).length() == 3
                        && (row.get(first).length() == 3 || row.get(first).length() == 4);
    }

    private boolean standsAlone(List<Run> row, int first, int last) {
        int from = row.get(first).from();
        int to = row.get(last).to();
        if (text.isLetter(from - 1) || isJoint(from - 1) && text.isLetterOrDigit(from - 2)) {
            return false;
        }
        if ((isJoint(to) || text.at(to) == ',') && text.isLetterOrDigit(to + 1)) {
            return false;
        }
        return first == last
                || (first == 0 || !isServiceSeparator(row.get(first - 1).to(), from))
                        && (last + 1 == row.size()
                                || !isServiceSeparator(to, row.get(last + 1).from()));
    }

    private boolean isJoint(int i) {
        char c = text.at(i);
        return c == '-' || c == '.' || c == '/' || c == '_';
    }

    private boolean isSomethingElse(int from, int to) {
        int after = to + (text.at(to) == ' ' ? 1 : 0);
        for (String counted : COUNTED) {
            if (text.hasAt(after, counted)) {
                return true;
            }
        }
        return text.holdsAny(from - BSN_CONTEXT, from, OTHER_NUMBERS) || isNumberOfSomething(from);
    }

    /** "rugnummer 123456782", "lied nummer 123456782"; but not "het nummer 123456782", which may be anything. */
    private boolean isNumberOfSomething(int from) {
        int end = from;
        while (from - end < 3 && (text.at(end - 1) == ' ' || text.at(end - 1) == ':')) {
            end--;
        }
        int word = end - "nummer".length();
        if (!text.hasAt(word, "nummer")) {
            return false;
        }
        if (text.isLetter(word - 1) || text.at(word - 1) != ' ') {
            return text.isLetter(word - 1);
        }
        int start = word - 1;
        while (word - start < 30 && text.isLetter(start - 1)) {
            start--;
        }
        String before = text.substring(start, word - 1).toLowerCase(Locale.ROOT);
        return !before.isEmpty() && !BEFORE_NUMBER.contains(before);
    }

    private boolean passesCheck(int from, int to, int digits) {
        int weight = digits;
        int sum = 0;
        int any = 0;
        for (int i = from; i < to; i++) {
            if (text.isDigit(i)) {
                int digit = text.at(i) - '0';
                any |= digit;
                sum += digit * (weight == 1 ? -1 : weight);
                weight--;
            }
        }
        return any != 0 && sum % 11 == 0;
    }
}
