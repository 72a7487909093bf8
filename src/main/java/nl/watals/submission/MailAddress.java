package nl.watals.submission;

/** Whether a text can be the e-mail address of a person (RFC 5321, without quoted names and address literals). */
public final class MailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String IN_NAMES = "!#$%&'*+/=?^_`{|}~-.";

    private MailAddress() {}

    /** Whether mail could be sent there: no spaces, line ends or second addresses can be in it. */
    public static boolean isOne(String text) {
        int at = text.indexOf('@');
        return at > 0 && text.length() <= LONGEST && isName(text.substring(0, at)) && isDomain(text.substring(at + 1));
    }

    private static boolean isName(String name) {
        if (name.length() > LONGEST_NAME || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isLetterOrDigit(name.charAt(i)) && IN_NAMES.indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        if (labels.length < 2 || labels[labels.length - 1].length() < 2) {
            return false;
        }
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.startsWith("-") || label.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            if (!isLetterOrDigit(label.charAt(i)) && label.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
