package nl.watals.desk;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id hashes, with the memory and passes that OWASP advises. Thread-safe; two at a time are computed, so
 * that many log-ins cannot take all memory.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int FEWEST_CHARACTERS = 6;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    /** The hash of nobody's password: an unknown name must take as long as a known one. */
    private static final String NOBODY = hash("niemand heeft dit wachtwoord");

    private Passwords() {}

    /** What is wrong with a password, as a key of the messages; empty when nothing is. */
    static Optional<String> weakness(String password, String user) {
        String small = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("password.long");
        }
        boolean repeated = password.chars().distinct().count() < FEWEST_CHARACTERS;
        if (repeated || small.contains(user.toLowerCase(Locale.ROOT)) || small.contains("watals")) {
            return Optional.of("password.easy");
        }
        return Optional.empty();
    }

    static String hash(String password) {
        return alone(() -> {
            Hash hash = Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION);
            return hash.getResult();
        });
    }

    static boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        return alone(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as a check does. */
    static void pretend(String password) {
        matches(password, NOBODY);
    }

    private interface Work<T> {
        T run();
    }

    private static <T> T alone(Work<T> work) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            AT_ONCE.release();
        }
    }
}
