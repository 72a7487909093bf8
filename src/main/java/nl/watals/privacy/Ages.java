package nl.watals.privacy;

import java.util.Set;

/** Ages, and dates beside a word for birth. */
final class Ages {
    private static final int NEAR = 40;

    private static final Set<String> NUMERALS = Set.of(
            "één",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig");

    private static final Set<String> BEING = Set.of("ben", "bent", "is", "was", "werd", "wordt", "word", "geworden");
    private static final Set<String> BETWEEN =
            Set.of("net", "pas", "nu", "al", "bijna", "ongeveer", "toen", "nog", "maar");
    private static final Set<String> PRONOUNS = Set.of("ik", "hij", "zij", "ze", "jij", "je");
    private static final Set<String> NOT_SOMEBODY =
            Set.of("dat", "het", "dit", "er", "dus", "straf", "duur", "termijn");

    private static final Set<String> DURATION = Set.of(
            "geleden",
            "lang",
            "verder",
            "bezig",
            "later",
            "ervaring",
            "getrouwd",
            "onderweg",
            "samen",
            "vooruit",
            "eerder",
            "werkzaam",
            "achter");

    private static final Set<String> MONTHS = Set.of(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "jan",
            "feb",
            "mrt",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "okt",
            "nov",
            "dec");

    private static final String[] BIRTH = {
        "geboren", "geb.", "geb ", "jarig op", "ben jarig", "is jarig", "geboorte", "verjaar"
    };

    private final Words words;
    private final Plain text;
    private final Found found;

    private Ages(Words words, Found found) {
        this.words = words;
        this.text = words.text();
        this.found = found;
    }

    static void find(Words words, Found found) {
        Ages ages = new Ages(words, found);
        for (int i = 0; i < words.size(); i++) {
            if (!ages.birthDate(i)) {
                ages.age(i);
            }
        }
    }

    private void age(int i) {
        String word = words.lower(i);
        if (word.contains("jarig") && isYearsOld(word)) {
            if (!words.lower(i + 1).equals("jubileum") && !words.lower(i + 1).equals("bestaan")) {
                add(i, i);
            }
            return;
        }
        if (!isAge(word)) {
            return;
        }
        if (text.at(words.at(i).from() - 1) == '(' && text.at(words.at(i).to()) == ')' && isSomebody(i - 1)) {
            add(i, i);
        } else if (words.lower(i + 1).equals("jaar") && words.isJoined(i, "")) {
            years(i);
        }
    }

    private void years(int i) {
        String next = words.lower(i + 2);
        if (next.equals("oud") || next.equals("jong")) {
            add(i, i + 2);
        } else if (DURATION.contains(next) && words.isJoined(i + 1, "")) {
            return;
        } else if (words.lower(i - 1).equals("van") && isSomebody(i - 2)) {
            add(i - 1, i + 1);
        } else if (isBeing(i)) {
            add(i, i + 1);
        }
    }

    /** {@code ik ben (net) 14 jaar}, {@code toen hij 13 jaar was}. */
    private boolean isBeing(int i) {
        int before = i - 1;
        while (i - before < 3 && words.isIn(before, BETWEEN)) {
            before--;
        }
        if (words.isIn(before, BEING)) {
            return !words.isIn(before - 1, NOT_SOMEBODY);
        }
        return words.isIn(before, PRONOUNS) && words.isIn(i + 2, BEING);
    }

    private boolean isSomebody(int i) {
        return People.isPerson(words.lower(i)) || words.looksLikeName(i) && i > 0;
    }

    private boolean birthDate(int i) {
        int last = lastOfDate(i);
        if (last < i) {
            return false;
        }
        int from = words.at(i).from();
        int to = words.at(last).to();
        if (!text.holdsAny(from - NEAR, from, BIRTH)
                && !text.holdsAny(to, Math.min(text.length(), to + NEAR / 2), "geboren", "jarig")) {
            return false;
        }
        add(i, last);
        return true;
    }

    /** The last word of a date that starts at {@code i}, or one less than {@code i}. */
    private int lastOfDate(int i) {
        String word = words.lower(i);
        if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
            return i - 1;
        }
        if (isWholeDate(word)) {
            return i;
        }
        if (!isNumber(word, 2)) {
            return i - 1;
        }
        if (words.isIn(i + 1, MONTHS) && words.isJoined(i, "")) {
            return isNumber(words.lower(i + 2), 4) && words.isJoined(i + 1, ".") ? i + 2 : i + 1;
        }
        boolean numbers = isNumber(words.lower(i + 1), 2)
                && isNumber(words.lower(i + 2), 4)
                && words.isJoined(i, "/.")
                && words.isJoined(i + 1, "/.");
        return numbers ? i + 2 : i - 1;
    }

    /** {@code 12-03-2012} or {@code 2012-03-12}: hyphens do not part words. */
    private static boolean isWholeDate(String word) {
        int digits = 0;
        int hyphens = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '-') {
                hyphens++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return hyphens == 2 && digits >= 4 && digits <= 8;
    }

    private static boolean isYearsOld(String word) {
        int at = word.indexOf("jarig");
        String number = word.substring(0, at > 0 && word.charAt(at - 1) == '-' ? at - 1 : at);
        return isAge(number);
    }

    private static boolean isAge(String word) {
        return isNumber(word, 2) || NUMERALS.contains(word);
    }

    private static boolean isNumber(String word, int most) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty() && word.length() <= most;
    }

    private void add(int first, int last) {
        found.add(Kind.BIRTH_DATE_OR_AGE, words.at(first).from(), words.at(last).to(), false);
    }
}
