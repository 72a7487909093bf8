package nl.watals.inbox;

import java.util.Locale;

/**
 * The secret with which a sender withdraws a submission: 20 characters, about 99 bits, in groups of five for the eye.
 *
 * @param text as it is shown: {@code 4G7HK-…}
 */
public record WithdrawCode(String text) {
    /** No letters and digits that look alike, no vowels that make words. */
    private static final String ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    static WithdrawCode random() {
        StringBuilder code = new StringBuilder(RandomText.of(ALPHABET, LENGTH));
        for (int i = LENGTH - GROUP; i > 0; i -= GROUP) {
            code.insert(i, '-');
        }
        return new WithdrawCode(code.toString());
    }

    /** What is stored. As the code is random and long, a plain hash keeps it secret. */
    String hash() {
        return Hash.of("withdraw", normalized());
    }

    /** As typed by a person: small letters, spaces and missing hyphens are all right. */
    private String normalized() {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (ALPHABET.indexOf(c) >= 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The code is a secret. */
    @Override
    public String toString() {
        return "WithdrawCode[…]";
    }
}
