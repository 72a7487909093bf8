package nl.watals.bake;

/** What a build is made with. A test holds the numbers against {@code pom.xml}. */
public final class Versions {
    /** The version of this program. */
    public static final String WATALS = "0.1.0";

    static final String JBAKE = "2.7.0";
    static final String PEBBLE = "4.1.2";
    static final String COMMONMARK = "0.30.0";
    static final String JSOUP = "1.24.1";

    private Versions() {}
}
