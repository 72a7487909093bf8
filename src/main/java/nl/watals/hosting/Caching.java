package nl.watals.hosting;

/** How long a copy of a file may be used. */
public enum Caching {
    /** What stands under this name never changes: for ever, without asking. */
    IMMUTABLE("public, max-age=31536000, immutable"),
    /** Only after asking whether it is still the same; what was taken off the site is gone at once. */
    REVALIDATED("no-cache");

    private final String header;

    Caching(String header) {
        this.header = header;
    }

    /** The value of {@code Cache-Control}. */
    public String header() {
        return header;
    }
}
