package nl.watals.store;

import java.util.Map;
import java.util.Optional;

/** The part of an object store that a publication needs. Names are within the place, without its prefix. Thread-safe. */
interface ObjectStore extends AutoCloseable {
    /**
     * What the store says of an object in a list.
     *
     * @param size in bytes
     * @param tag changes with the bytes; with most stores it is their MD5
     */
    record Listed(long size, String tag) {}

    /**
     * An object as it was read.
     *
     * @param tag changes with the bytes
     * @param age in milliseconds since it was written, by the clock of the store
     */
    record Read(byte[] bytes, String tag, long age) {}

    /** What writing on a condition came to. */
    enum Written {
        DONE,
        /** The condition does not hold. */
        REFUSED,
        /** The store knows no conditions. */
        UNKNOWN
    }

    /** Everything in the place. */
    Map<String, Listed> list() throws StoreException;

    /** The object; empty when there is none. */
    Optional<Read> read(String name) throws StoreException;

    /** The fingerprint that the object was sent with; empty without one, or without the object. */
    Optional<String> fingerprint(String name) throws StoreException;

    /** Writes a file of the site; it is there as a whole, or as it was before. */
    void send(SiteObject object) throws StoreException;

    /** Whether the store took every redirect that was sent so far; where it does not, the page at the old address leads on. */
    boolean redirects();

    /** Writes an object of our own, that no reader should be shown. */
    void write(String name, byte[] bytes) throws StoreException;

    /**
     * Writes it only if no object is there, or with a tag only if that one is there.
     *
     * @param tag of the object to replace; empty for none
     */
    Written writeIf(String name, byte[] bytes, Optional<String> tag) throws StoreException;

    /** Removes an object; it need not be there. */
    void delete(String name) throws StoreException;

    /** Where this is, for people. */
    String place();

    @Override
    void close();
}
