package nl.watals.bake;

/** Where the files of a site go. Thread-safe. */
interface SiteOutput {
    /**
     * Takes a file of the new site.
     *
     * @param file relative to the output, with {@code /} between the parts
     * @param bytes may be used for something else afterwards
     * @param length how many of the bytes count
     * @throws java.io.UncheckedIOException if the disk says no
     */
    void write(String file, byte[] bytes, int length);

    /** Takes a file over from the last build as it is; false when that left none, or it is no longer as it was left. */
    boolean keep(String file);
}
