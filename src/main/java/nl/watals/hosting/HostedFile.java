package nl.watals.hosting;

/**
 * A file of the site, and how every host sends it. Besides, it gets {@link Hosting#headers}.
 *
 * @param path relative to the output, with {@code /} between the parts
 * @param contentType with the character set where it has one
 * @param caching how long a copy may be used
 * @param text whether it is sent compressed, as far as that makes it smaller, to those who can read that; all text is
 */
public record HostedFile(String path, String contentType, Caching caching, boolean text) {
    private static final String INDEX = "index.html";

    /** The address from the root, not encoded: that of the folder for its index. */
    public String url() {
        boolean index = path.equals(INDEX) || path.endsWith("/" + INDEX);
        return "/" + (index ? path.substring(0, path.length() - INDEX.length()) : path);
    }
}
