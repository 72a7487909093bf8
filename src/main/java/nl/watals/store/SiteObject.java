package nl.watals.store;

import java.util.Optional;
import nl.watals.hosting.Caching;

/**
 * A file of the site as an object.
 *
 * @param name its path; that of a compressed copy has the ending behind it
 * @param kind what it is to pages
 * @param headers how it is to be sent
 * @param content what is in it
 */
record SiteObject(String name, Kind kind, Headers headers, Content content) {
    /** What a file is to the pages of a site. */
    enum Kind {
        /** Pages show it: it must be there before them. */
        ASSET,
        PAGE,
        /** It names pages, such as a feed: they must be there before it. */
        LIST
    }

    /**
     * The metadata of an object.
     *
     * @param type of the content
     * @param caching how long a copy may be used
     * @param encoding how it is compressed; empty when it is not
     * @param redirect where a host that can redirect leads to; empty when this is a page of its own
     */
    record Headers(String type, Caching caching, Optional<String> encoding, Optional<String> redirect) {
        @Override
        public String toString() {
            return type + "\n" + caching.header() + "\n" + encoding.orElse("") + "\n" + redirect.orElse("") + "\n";
        }
    }
}
