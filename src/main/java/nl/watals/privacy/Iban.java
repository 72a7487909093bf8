package nl.watals.privacy;

/** Bank account numbers by ISO 13616: a known country, its length, and the remainder 1 by 97. */
final class Iban {
    /** Country and length, four characters each, by country; from the SWIFT registry of countries. */
    private static final String LENGTHS = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20"
            + "EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20"
            + "LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28"
            + "TL23TN24TR26UA29VA22VG24XK20";

    private Iban() {}

    /** The end of the account number that starts at {@code start}, or -1. */
    static int endAt(Plain text, int start) {
        int length = lengthFor(upper(text.at(start)), upper(text.at(start + 1)));
        if (length < 0) {
            return -1;
        }
        int remainder = 0;
        int taken = 0;
        int head = 0;
        int i = start;
        while (taken < length) {
            if (taken > 0 && !text.isLetterOrDigit(i) && isSeparator(text.at(i))) {
                i++;
            }
            int value = valueOf(text.at(i));
            if (value < 0) {
                return -1;
            }
            if (taken < 4) {
                head = append(head, value);
            } else {
                remainder = append(remainder, value) % 97;
            }
            taken++;
            i++;
        }
        // Two letters are four digits here, so the first four characters are always six.
        long moved = remainder * 1_000_000L + head;
        return moved % 97 == 1 && !text.isLetterOrDigit(i) ? i : -1;
    }

    private static int append(int number, int value) {
        return number * (value > 9 ? 100 : 10) + value;
    }

    private static int lengthFor(char first, char second) {
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            if (LENGTHS.charAt(i) == first && LENGTHS.charAt(i + 1) == second) {
                return (LENGTHS.charAt(i + 2) - '0') * 10 + LENGTHS.charAt(i + 3) - '0';
            }
        }
        return -1;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.';
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }

    private static int valueOf(char c) {
        char big = upper(c);
        if (big >= '0' && big <= '9') {
            return big - '0';
        }
        return big >= 'A' && big <= 'Z' ? big - 'A' + 10 : -1;
    }
}
