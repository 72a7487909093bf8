package nl.watals.formservice;

/** Addresses of pages, without the site and without what can hold personal data. */
final class Paths {
    private Paths() {}

    /**
     * The path of an address: no scheme, host, query or fragment; begins with a slash. What is no address stays as it is, as
     * far as its first {@code ?} or {@code #}.
     */
    static String of(String address) {
        String text = address.strip();
        int scheme = text.indexOf("://");
        if (scheme > 0 && scheme < 8) {
            int slash = text.indexOf('/', scheme + 3);
            text = slash < 0 ? "/" : text.substring(slash);
        }
        int end = text.length();
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') {
                end = i;
            }
        }
        return text.substring(0, end);
    }
}
