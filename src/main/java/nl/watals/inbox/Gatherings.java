package nl.watals.inbox;

import java.time.LocalDate;
import java.util.Optional;

/** When gatherings are, so that sign-ups go in time. */
@FunctionalInterface
public interface Gatherings {
    /** Knows of none. */
    Gatherings NONE = address -> Optional.empty();

    /** The last day of the gathering with this address, such as {@code /bijeenkomsten/x/}; empty when there is none. */
    Optional<LocalDate> lastDay(String address);
}
