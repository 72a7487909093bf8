package nl.watals.desk;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every half minute, as RFC 6238 has them and every app on a phone makes them. */
final class Totp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;

    private Totp() {}

    /** A new secret, in Base32: what a person types into the app. */
    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
        }
        return text.toString();
    }

    /** What apps read from a QR code, by the usual scheme {@code otpauth}. */
    static String address(String secret, String issuer, String user) {
        String name = encoded(issuer);
        return "otpauth://totp/" + name + ":" + encoded(user) + "?secret=" + secret + "&issuer=" + name
                + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The half minute that a code belongs to: this one, the one before or the next, for clocks that differ a little.
     *
     * @param after a code of this half minute or an earlier one was used already
     * @return empty when the code is wrong or used
     */
    static OptionalLong step(String secret, String code, Instant now, long after) {
        String digits = code.replace(" ", "");
        long step = now.getEpochSecond() / STEP_SECONDS;
        for (long at = step - 1; at <= step + 1; at++) {
            if (at > after && code(secret, at).equals(digits)) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a half minute. */
    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & Integer.MAX_VALUE;
            String digits = Integer.toString(number % 1_000_000);
            return "0".repeat(DIGITS - digits.length()) + digits;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static byte[] decode(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        int bits = 0;
        int buffer = 0;
        int at = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = buffer << 5 | ALPHABET.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
