package nl.watals.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of files, court cases and decisions. The patterns have only bounded or possessive repeats: what a search can try
 * at one place is limited, so the time is linear.
 */
final class CaseNumbers {
    private static final String NOT_IN_WORD = "(?<![\\p{L}\\p{N}])";

    /** {@code ECLI:NL:RBAMS:2021:1234}, {@code C/13/712345 / JE RK 21-123}, {@code JE RK 21-123}, 200.123.456/01 … */
    private static final Pattern BY_FORM = Pattern.compile(
            NOT_IN_WORD
                    + "(?:ECLI ?: ?[A-Z]{2} ?: ?[A-Z0-9]{2,8} ?: ?\\d{4} ?: ?[A-Z0-9.]{1,20}"
                    + "|C ?/ ?\\d{2} ?/ ?\\d{4,8}(?: ?/ ?[A-Z]{2} [A-Z]{2} \\d{2}[-/]\\d{1,6})?+"
                    + "|(?:JE|FA|KG|HA|BZ|EA|CV) (?:RK|ZA|EXPL|VERZ) \\d{2} ?[-/] ?\\d{1,6}"
                    + "|\\d{2}/\\d{6}-\\d{2}"
                    + "|200\\.\\d{3}\\.\\d{3}(?:/\\d{2})?+)"
                    + "(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    /** A word for it, then the number: at least one digit, checked further in code. */
    private static final Pattern BY_WORD = Pattern.compile(
            "(dossier|zaak|rekest|rol|parket|cli[eë]nt|melding|registratie|beschikking|kenmerk|casus|procedure|klacht"
                    + "|proces)s?(?:[- ]?(nummer|nrs?|no|id|code)\\b)?+\\.?+"
                    // Up to four words in between: "dossiernummer van de Raad is".
                    + "(?: {1,2}\\p{L}{2,14}+(?![\\p{N}/-])){0,4}+ {0,2}+[:=#(]{0,2}+ {0,2}+"
                    + "((?:\\p{L}{1,5}+[-/ ]{0,1}+)?+\\d[\\p{L}\\d]{0,15}+(?:[-./]{1,2}+[\\p{L}\\d]{1,15}+){0,5}+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Between the word and the number: room for a colon and "is", not for a story. */
    private static final int WIDEST_GAP = 6;

    private CaseNumbers() {}

    static void find(Found found) {
        Matcher byForm = BY_FORM.matcher(found.text());
        while (byForm.find()) {
            found.add(Kind.CASE_NUMBER, byForm.start(), byForm.end(), true);
        }
        Matcher byWord = BY_WORD.matcher(found.text());
        while (byWord.find()) {
            boolean saysNumber = byWord.group(2) != null || "kenmerk".equalsIgnoreCase(byWord.group(1));
            boolean near = byWord.start(3) - end(byWord) <= WIDEST_GAP;
            if (near ? isNumber(byWord.group(3), saysNumber) : saysNumber && isNumber(byWord.group(3), false)) {
                found.add(Kind.CASE_NUMBER, byWord.start(3), byWord.end(3), true);
            }
        }
    }

    /** The end of the word for it. */
    private static int end(Matcher byWord) {
        return byWord.group(2) == null ? byWord.end(1) : byWord.end(2);
    }

    private static boolean isNumber(String token, boolean saysNumber) {
        int digits = 0;
        for (int i = 0; i < token.length(); i++) {
            if (Character.isDigit(token.charAt(i))) {
                digits++;
            }
        }
        if (saysNumber) {
            return digits >= 3;
        }
        boolean isYear = token.length() == 4 && (token.startsWith("19") || token.startsWith("20"));
        return digits >= 4 && !isYear;
    }
}
