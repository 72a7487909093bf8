package nl.watals.site;

/**
 * Something in a page that points to something else, which must exist.
 *
 * @param kind what it points to
 * @param target what was written
 * @param line the line in the source of the page, counted from 1
 * @param column the column in code points, counted from 1
 */
public record Reference(Kind kind, String target, int line, int column) {
    /** What a reference points to. */
    public enum Kind {
        /** Any address: one of ours must exist, one elsewhere is left alone. */
        LINK,
        /** A picture or another file of ours. */
        FILE,
        /** The address of a page of ours. */
        PAGE,
        /** The address of a gathering. */
        EVENT,
        /** The slug of a series. */
        SERIES,
        /** An old address of the page itself. */
        ALIAS,
        /** The last part of the page's own address, where it was written out. */
        SLUG
    }
}
