package nl.watals.formservice;

/** How large an export and its parts may be. Whatever is larger is refused, never cut. */
final class Limits {
    /** Of a file. */
    static final long FILE_BYTES = 4L << 30;
    /** Of one row, in UTF-16 units. */
    static final int ROW_CHARS = 1 << 20;
    /** Of one value that is stored, in UTF-16 units: five times what may become public. */
    static final int FIELD_CHARS = 50_000;
    /** Of a name, an address or another single line. */
    static final int LINE_CHARS = 1_000;
    /** Of a header: more columns are no form. */
    static final int COLUMNS = 1_000;
    /** How much of a file decides what it is. */
    static final int SNIFF_CHARS = 64 << 10;

    private Limits() {}
}
