package nl.watals.site;

/**
 * An old address, and where it leads now, for good. Only characters that mean nothing in any server's configuration can
 * stand in either of them.
 *
 * @param from from the root, decoded; a folder's ends in a slash. It may be one of WordPress's own with a number, such as
 *     {@code /?p=12}: then there can be no page at it
 * @param to an address of the site from the root, or one elsewhere with its scheme; only ASCII, encoded where it must be
 */
public record Redirect(String from, String to) {
    private static final String MARKS_OF_PATHS = "-._~!&'()+,=:@/ ";
    private static final String MARKS_OF_TARGETS = "-._~!&()+,=:@/?#%";

    /** @throws IllegalArgumentException if an address has not the form above */
    public Redirect {
        if (!isPath(from) && !isNumbered(from)) {
            throw new IllegalArgumentException("no old address: " + from);
        }
        if (!isTarget(to)) {
            throw new IllegalArgumentException("no address to lead to: " + to);
        }
    }

    /**
     * Whether there is a page at the old address, for hosts that cannot redirect: it is a folder's, or ends in
     * {@code .html}. A page in the place of a picture would be sent as a picture.
     */
    public boolean hasPage() {
        return from.endsWith("/") || from.endsWith(".html");
    }

    /** Whether the old address is one by number, and not a path. */
    public boolean isNumbered() {
        return isNumbered(from);
    }

    /** Whether the text can be the path of an old address: from the root, decoded, no dots that lead up. */
    public static boolean isPath(String text) {
        if (!text.startsWith("/") || text.contains("//") || text.contains("..") || text.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            if (!Character.isLetterOrDigit(c) && !mark && MARKS_OF_PATHS.indexOf(c) < 0) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Whether it is an address by number, as every page of WordPress has besides a readable one. */
    public static boolean isNumbered(String text) {
        int number = text.startsWith("/?p=") ? 4 : text.startsWith("/?page_id=") ? 10 : -1;
        if (number < 0 || text.length() == number || text.length() > number + 18) {
            return false;
        }
        for (int i = number; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether something can lead there: an address from the root, or with {@code https://} or {@code http://}. */
    public static boolean isTarget(String text) {
        boolean here = text.startsWith("/") && !text.startsWith("//");
        boolean elsewhere =
                (text.startsWith("https://") && text.length() > 8) || (text.startsWith("http://") && text.length() > 7);
        if (!here && !elsewhere) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && MARKS_OF_TARGETS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
