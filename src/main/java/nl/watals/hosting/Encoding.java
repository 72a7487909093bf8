package nl.watals.hosting;

/** How a file can be compressed beforehand: the same file, with an ending behind its name. */
public enum Encoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private final String token;
    private final String ending;

    Encoding(String token, String ending) {
        this.token = token;
        this.ending = ending;
    }

    /** The value of {@code Content-Encoding}. */
    public String token() {
        return token;
    }

    /** What stands behind the name of the file. */
    public String ending() {
        return ending;
    }
}
