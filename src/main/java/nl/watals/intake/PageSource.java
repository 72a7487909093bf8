package nl.watals.intake;

import java.io.IOException;
import java.util.Optional;

/** Where the pages are on which the forms stand. Thread-safe. */
@FunctionalInterface
public interface PageSource {
    /**
     * The HTML of a page as it is now.
     *
     * @param file relative to the root of the site, such as {@code meedoen/index.html}; never leads out of it
     * @return empty when the site has no such page
     * @throws IOException if the disk says no
     */
    Optional<String> read(String file) throws IOException;
}
