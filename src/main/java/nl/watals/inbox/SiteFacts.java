package nl.watals.inbox;

import java.time.LocalDate;
import java.util.Optional;

/** What the inbox must know of the site: so that nothing is approved that the next build would refuse. Thread-safe. */
public interface SiteFacts {
    /** Knows nothing, and takes everything for right. */
    SiteFacts UNKNOWN = new SiteFacts() {
        @Override
        public Optional<LocalDate> lastDay(String address) {
            return Optional.empty();
        }

        @Override
        public boolean hasPage(String address) {
            return true;
        }

        @Override
        public boolean hasTheme(String slug) {
            return true;
        }

        @Override
        public boolean isTaken(String slug) {
            return false;
        }
    };

    /** The last day of the gathering with this address, such as {@code /bijeenkomsten/x/}; empty when there is none. */
    Optional<LocalDate> lastDay(String address);

    /** Whether there is a page with this address. */
    boolean hasPage(String address);

    /** Whether the site has this theme. */
    boolean hasTheme(String slug);

    /** Whether a page or record of the site has the address of an idea with this slug. */
    boolean isTaken(String slug);
}
