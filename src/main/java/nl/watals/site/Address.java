package nl.watals.site;

/**
 * Where a page stands. Immutable.
 *
 * @param file the file in the output, for example {@code ideeen/x/index.html}; JBake calls it {@code uri}
 * @param url what readers see and links name: {@code /ideeen/x/}, always with the leading slash
 */
public record Address(String file, String url) {
    private static final String INDEX = "index.html";
    private static final String UP = "../";

    /** Nearly all pages stand that high, and can share the text. */
    private static final String[] WAYS_UP = {"", UP, UP.repeat(2), UP.repeat(3), UP.repeat(4), UP.repeat(5)};

    /** The address of a file in the output: {@code a/index.html} is {@code /a/}. */
    public static Address ofFile(String file) {
        boolean index = file.equals(INDEX) || file.endsWith("/" + INDEX);
        return new Address(file, "/" + (index ? file.substring(0, file.length() - INDEX.length()) : file));
    }

    /** The address of the folder's own page: {@code a/b} is {@code /a/b/}, the empty path is {@code /}. */
    public static Address ofFolder(String path) {
        return ofFile(path.isEmpty() ? INDEX : path + "/" + INDEX);
    }

    /** The address of the page with the url of a folder, such as {@code /a/b/}. */
    public static Address ofFolderUrl(String url) {
        return new Address(url.substring(1) + INDEX, url);
    }

    /** Whether the page is the index of a folder of its own, so that links relative to its source would be off by one. */
    public boolean isFolder() {
        return url.endsWith("/");
    }

    /** {@code ../} as often as the file is deep: the way to the site's root. */
    public String rootPath() {
        int depth = 0;
        for (int i = file.indexOf('/'); i >= 0; i = file.indexOf('/', i + 1)) {
            depth++;
        }
        return depth < WAYS_UP.length ? WAYS_UP[depth] : UP.repeat(depth);
    }
}
