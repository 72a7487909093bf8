package nl.watals.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import nl.watals.web.Throttle;

/**
 * Checks who somebody is. Wrong passwords are counted for a name from one network, for the network, and for the name from
 * everywhere: the last one is wide, so that a stranger cannot easily lock somebody out. What is wrong is never said.
 */
final class LogIn {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FROM_ONE_PLACE = 10;
    private static final int FROM_NETWORK = 30;
    private static final int FROM_EVERYWHERE = 100;

    private final DeskUsers users;
    private final Clock clock;
    private final Throttle together;
    private final Throttle networks;
    private final Throttle names;

    LogIn(DeskUsers users, Clock clock) {
        this.users = users;
        this.clock = clock;
        this.together = new Throttle(FROM_ONE_PLACE, WINDOW, clock);
        this.networks = new Throttle(FROM_NETWORK, WINDOW, clock);
        this.names = new Throttle(FROM_EVERYWHERE, WINDOW, clock);
    }

    /** What became of it. */
    sealed interface Answer {
        record Welcome(DeskUser user) implements Answer {}

        record Wrong() implements Answer {}

        /** Too often; not even looked at. */
        record Wait(Duration time) implements Answer {}
    }

    Answer check(String typedName, String password, String code, String network) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        Duration wait = wait(name, network);
        if (!wait.isZero()) {
            return new Answer.Wait(wait);
        }
        // Counted before it is checked: many at once must not get past the limit.
        count(name, network);
        Optional<DeskUsers.Account> account = users.find(name);
        if (account.isEmpty()) {
            Passwords.pretend(password);
            return new Answer.Wrong();
        }
        boolean right = Passwords.matches(password, account.get().passwordHash())
                && (!account.get().user().secondFactor() || users.useCode(account.get(), code, clock.instant()));
        if (!right) {
            return new Answer.Wrong();
        }
        together.forget(name + " " + network);
        return new Answer.Welcome(account.get().user());
    }

    private Duration wait(String name, String network) {
        Duration longest = together.wait(name + " " + network);
        for (Duration other : new Duration[] {networks.wait(network), names.wait(name)}) {
            longest = other.compareTo(longest) > 0 ? other : longest;
        }
        return longest;
    }

    private void count(String name, String network) {
        together.count(name + " " + network);
        networks.count(network);
        names.count(name);
    }
}
