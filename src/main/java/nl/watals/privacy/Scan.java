package nl.watals.privacy;

/**
 * The quick look that every text gets: which detectors of severe marks could find anything? Nearly all texts need none.
 * One pass, no allocation.
 */
final class Scan {
    /** Bank accounts, phone numbers, citizen service numbers. */
    static final int NUMBERS = 1;

    static final int EMAIL = 2;
    static final int ADDRESS = 4;
    static final int CASES = 8;
    /** Something may be hidden: look again at the plain text. */
    static final int HIDDEN = 16;

    private static final int FEWEST_DIGITS = 8;
    private static final int WIDEST_GAP = 4;
    private static final int WIDEST_CONTEXT = 60;

    private static final byte NOTHING = 0;
    private static final byte DIGIT = 1;
    private static final byte AT = 2;
    private static final byte AMPERSAND = 3;
    private static final byte LETTER_P = 4;
    private static final byte LETTER_T = 5;
    private static final byte OPENING = 6;
    private static final byte[] CLASSES = classes();

    private final String text;
    private int needs;

    private Scan(String text) {
        this.text = text;
    }

    /** The sum of the constants of this class that the text needs; 0 when it certainly holds no severe mark. */
    static int needs(String text) {
        Scan scan = new Scan(text);
        scan.run();
        return scan.needs;
    }

    private void run() {
        byte[] classes = CLASSES;
        String searched = text;
        int length = searched.length();
        for (int i = 0; i < length; i++) {
            char c = searched.charAt(i);
            if (c < 128) {
                byte kind = classes[c];
                if (kind == DIGIT) {
                    i = digits(i) - 1;
                } else if (kind != NOTHING) {
                    sign(kind, i);
                }
            } else if (c >= 0x250 || c == 0xAD) {
                other(c, i);
            }
        }
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT;
        }
        classes['@'] = AT;
        classes['&'] = AMPERSAND;
        classes['p'] = classes['P'] = LETTER_P;
        classes['t'] = classes['T'] = LETTER_T;
        classes['('] = classes['['] = OPENING;
        return classes;
    }

    private void sign(byte kind, int i) {
        switch (kind) {
            case AT -> needs |= EMAIL;
            case AMPERSAND -> {
                char next = at(i + 1);
                if (next == '#' || isLetter(next)) {
                    needs |= HIDDEN;
                }
            }
            case OPENING -> {
                if ((at(i + 1) | 0x20) == 'a' && !isLetter(at(i + 2))) {
                    needs |= EMAIL;
                }
            }
            case LETTER_P -> {
                // "punt" or "apenstaartje".
                if (is(i + 1, 'u', 'n', 't') && !isLetter(at(i - 1)) && !isLetter(at(i + 4))
                        || is(i + 1, 'e', 'n', 's') && (at(i + 4) | 0x20) == 't') {
                    needs |= EMAIL;
                }
            }
            default -> {
                // The word "at", with or without brackets.
                if ((at(i - 1) | 0x20) == 'a' && !isLetter(at(i - 2)) && !isLetter(at(i + 1))) {
                    needs |= EMAIL;
                }
            }
        }
    }

    private void other(char c, int i) {
        if (c >= 0x2010 && c <= 0x2027 || c == 0x20AC) {
            return;
        }
        int codePoint = Character.isHighSurrogate(c) ? text.codePointAt(i) : c;
        if (c >= 0xFF01 && c <= 0xFF5E
                || c == 0xFE6B
                || c == 0xFE52
                || c == 0x3002
                || codePoint >= 0x1D400 && codePoint <= 0x1D7FF
                || Plain.isInvisible(codePoint)) {
            needs |= HIDDEN;
            return;
        }
        int type = Character.getType(codePoint);
        if (type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER) {
            needs |= HIDDEN;
        }
    }

    /** Weighs the digits from {@code start} on, with what stands between them; where they end. */
    private int digits(int start) {
        int count = 0;
        int runs = 0;
        int shape = 0;
        int i = start;
        while (true) {
            int from = i;
            while (isDigit(at(i))) {
                i++;
            }
            count += i - from;
            runs++;
            shape = shape * 10 + Math.min(9, i - from);
            if (i - from >= 4 && mayBePostalCode(from, i)) {
                needs |= ADDRESS;
            }
            int next = i;
            while (next - i < WIDEST_GAP && isSeparator(at(next))) {
                next++;
            }
            if (!isDigit(at(next)) || runs > 100) {
                break;
            }
            i = next;
        }
        if (runs <= 3 && isEveryday(start, i, shape)) {
            return i;
        }
        if (count >= 3) {
            needs |= CASES;
        }
        if (count >= FEWEST_DIGITS) {
            needs |= NUMBERS;
        }
        return i;
    }

    /** A year, two years, a date or a help line: nobody's number. */
    private boolean isEveryday(int from, int to, int shape) {
        char before = at(from - 1);
        if (isLetter(before) || before == '+' || before == '/' || before == ':') {
            return false;
        }
        return switch (shape) {
            case 1, 2 -> true;
            case 4 -> isYear(from) && !isLetter(at(to));
            case 44 -> isYear(from) && isYear(to - 4) || text.startsWith("0800", from);
            case 224, 124, 214, 114 -> isYear(to - 4);
            case 422 -> isYear(from);
            case 8 -> text.startsWith("0800", from);
            default -> false;
        };
    }

    private boolean isYear(int i) {
        return at(i) == '1' && at(i + 1) == '9' || at(i) == '2' && at(i + 1) == '0';
    }

    private boolean mayBePostalCode(int start, int end) {
        int i = end;
        while (i - end < WIDEST_GAP && isSeparator(at(i))) {
            i++;
        }
        if (!isLetter(at(i)) || !isLetter(at(i + 1)) || isLetter(at(i + 2))) {
            return false;
        }
        // "2026 of" is no code, unless somebody was talking of one or a house number follows.
        return i == end || at(i) < 'a' || isDigit(at(i + 3)) || isDigit(at(i + 4)) || isAddressNear(start, i + 2);
    }

    private boolean isAddressNear(int start, int end) {
        for (int i = Math.max(0, start - WIDEST_CONTEXT); i < end + WIDEST_CONTEXT; i++) {
            char c = (char) (at(i) | 0x20);
            if (c == 'p' && is(i + 1, 'o', 's', 't')
                    || c == 'a' && is(i + 1, 'd', 'r', 'e')
                    || c == 'w' && is(i + 1, 'o', 'o', 'n')) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int i, char a, char b, char c) {
        return (at(i) | 0x20) == a && (at(i + 1) | 0x20) == b && (at(i + 2) | 0x20) == c;
    }

    private char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c >= 0xC0 && c < 0x250;
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '-', '.', '/', '(', ')', '_', '*', '`', '~', '\\', '\n', '\r', '\t', 0xA0 -> true;
            default -> c >= 0x2000 && c <= 0x2015 || c == 0x202F;
        };
    }
}
