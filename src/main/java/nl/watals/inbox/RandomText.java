package nl.watals.inbox;

import java.security.SecureRandom;

/** Characters that nobody can guess, each as likely as every other. Thread-safe. */
final class RandomText {
    private static final int BYTE = 256;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** @param alphabet at most 256 characters */
    static String of(String alphabet, int length) {
        int size = alphabet.length();
        // Above this the first characters would come up more often.
        int fair = BYTE - BYTE % size;
        StringBuilder text = new StringBuilder(length);
        byte[] bytes = new byte[2 * length];
        while (text.length() < length) {
            RANDOM.nextBytes(bytes);
            for (int i = 0; i < bytes.length && text.length() < length; i++) {
                int value = bytes[i] & 0xff;
                if (value < fair) {
                    text.append(alphabet.charAt(value % size));
                }
            }
        }
        return text.toString();
    }
}
