package nl.watals.privacy;

import java.util.Locale;

/** Dutch postal codes, with the house number and street beside them. */
final class Addresses {
    private static final int CONTEXT = 30;
    private static final int LONGEST_STREET = 40;

    /** Letter pairs that are words or units more often than part of a code: they need a reason. */
    private static final String WORDS =
            " ZE IK TV PC DI WO DO VR ZA HE ME IE IN EN OF IS ZO DE OP TE AL ER WE JE NU UW UR EU VN GB MB TB KB KM MM CM KG ML CC MW"
                    + " KW UU PK AM PM ST AD NA OM TOT HA M2 LM KV HZ ";

    private final Found found;
    private final Plain text;

    private Addresses(Found found) {
        this.found = found;
        this.text = found.text();
    }

    static void find(Found found) {
        Addresses addresses = new Addresses(found);
        for (int i = 0; i + 6 <= found.text().length(); i++) {
            if (found.text().isDigit(i) && !found.text().isDigit(i - 1)) {
                addresses.at(i);
            }
        }
    }

    private void at(int i) {
        int letters = lettersAfter(i);
        if (letters < 0 || text.at(i) == '0' || isInNumber(i)) {
            return;
        }
        int to = letters + 2;
        boolean asked = text.holdsAny(i - CONTEXT, i, "postcode", "adres", "woon")
                || text.holdsAny(to, Math.min(text.length(), to + CONTEXT), "postcode");
        boolean upper = isUpper(letters) && isUpper(letters + 1);
        boolean joined = letters == i + 4;
        String pair = text.substring(letters, to).toUpperCase(Locale.ROOT);
        if (pair.equals("SA") || pair.equals("SD") || pair.equals("SS")) {
            return;
        }
        if (text.at(to) == '-' && text.isLetter(to + 1)) {
            return;
        }
        boolean doubtful = WORDS.contains(" " + pair + " ");
        // "2023 EN 2024" are years, "1071 DE 24" is an address.
        int numberEnd = houseNumberEnd(to, doubtful || !upper ? 3 : 5);
        if (!upper && !asked && !(joined && isLower(letters)) && (doubtful || numberEnd < 0)) {
            return;
        }
        int streetStart = streetStart(i);
        boolean severe = numberEnd > 0 || streetStart < i;
        if (doubtful && !asked && !severe) {
            return;
        }
        found.add(Kind.ADDRESS, streetStart, numberEnd > 0 ? numberEnd : to, severe);
    }

    /** Where the two letters of a code stand whose digits start at {@code i}, or -1. */
    private int lettersAfter(int i) {
        for (int d = 1; d < 4; d++) {
            if (!text.isDigit(i + d)) {
                return -1;
            }
        }
        int letters = i + 4;
        if (text.at(letters) == ' ' || text.at(letters) == '-') {
            letters++;
            if (text.at(letters) == ' ') {
                letters++;
            }
        }
        boolean pair = isAsciiLetter(letters) && isAsciiLetter(letters + 1) && !text.isLetterOrDigit(letters + 2);
        return pair ? letters : -1;
    }

    private boolean isInNumber(int i) {
        char before = text.at(i - 1);
        boolean joint = before == '.' || before == ',' || before == '/' || before == '-';
        return text.isLetter(i - 1) || joint && text.isDigit(i - 2);
    }

    /** The end of a house number that follows the code, or -1. */
    private int houseNumberEnd(int from, int mostDigits) {
        int i = from;
        while (i - from < 2 && (text.at(i) == ' ' || text.at(i) == ',')) {
            i++;
        }
        for (String word : new String[] {"huisnummer", "nummer", "huisnr", "nr", "no"}) {
            if (text.hasAt(i, word) && !text.isLetter(i + word.length())) {
                i += word.length();
                break;
            }
        }
        while (i - from < 16 && (text.at(i) == ' ' || text.at(i) == '.' || text.at(i) == ':')) {
            i++;
        }
        int number = i;
        while (i - number < mostDigits && text.isDigit(i)) {
            i++;
        }
        if (i == number || i == from || text.isDigit(i)) {
            return -1;
        }
        return additionEnd(i);
    }

    /** Behind {@code a}, {@code -3}, {@code hs} or {@code bis} after a house number. */
    private int additionEnd(int number) {
        int i = text.at(number) == ' ' || text.at(number) == '-' ? number + 1 : number;
        for (String word : new String[] {"hs", "bis", "huis", "rood", "ii", "iii"}) {
            if (text.hasAt(i, word) && !text.isLetterOrDigit(i + word.length())) {
                return i + word.length();
            }
        }
        boolean one = text.isLetterOrDigit(i) && !text.isLetterOrDigit(i + 1);
        return one && text.at(number) != ' ' ? i + 1 : number;
    }

    /** Where the street starts whose house number stands right before the code; {@code code} when there is none. */
    private int streetStart(int code) {
        int i = code;
        while (code - i < 3 && (text.at(i - 1) == ' ' || text.at(i - 1) == ',')) {
            i--;
        }
        if (i == code) {
            return code;
        }
        if (text.isLetter(i - 1) && text.isDigit(i - 2)) {
            i--;
        }
        int number = i;
        while (number - i < 5 && i > 0 && text.isDigit(i - 1)) {
            i--;
        }
        if (i == number || text.isDigit(i - 1) || text.at(i - 1) != ' ') {
            return code;
        }
        int street = i - 1;
        while (i - street < LONGEST_STREET && (text.isLetter(street - 1) || text.at(street - 1) == '-')) {
            street--;
        }
        return Character.isUpperCase(text.at(street)) ? street : text.at(code - 2) == ',' ? i : code;
    }

    private boolean isAsciiLetter(int i) {
        return isUpper(i) || isLower(i);
    }

    private boolean isUpper(int i) {
        return text.at(i) >= 'A' && text.at(i) <= 'Z';
    }

    private boolean isLower(int i) {
        return text.at(i) >= 'a' && text.at(i) <= 'z';
    }
}
