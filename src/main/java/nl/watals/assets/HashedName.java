package nl.watals.assets;

/**
 * Names that change with what is in the file: {@code fonts/text.woff2} with the hash 5 becomes
 * {@code fonts/text.0000000000005.woff2}. What stands under such a name never changes, so browsers may keep it for ever.
 */
public final class HashedName {
    private static final int LENGTH = 13;
    private static final int BITS = 5;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    private HashedName() {}

    /**
     * The name with the hash before its ending.
     *
     * @param name a path with {@code /} between the parts
     * @param hash 64 bits over what is in the file
     */
    public static String of(String name, long hash) {
        int dot = endingOf(name);
        return name.substring(0, dot) + "." + digits(hash) + name.substring(dot);
    }

    /** Whether the name is one that {@link #of} gives. */
    public static boolean isHashed(String name) {
        int end = endingOf(name);
        int start = end - LENGTH;
        if (start < 1 || name.charAt(start - 1) != '.') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (DIGITS.indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int endingOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? dot : name.length();
    }

    private static String digits(long hash) {
        char[] digits = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (hash >>> BITS * (LENGTH - 1 - i)) & 31);
        }
        return new String(digits);
    }
}
