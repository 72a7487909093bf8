package nl.watals.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed stamps that say when somebody began to fill in a form. A page asks for one by its script; a form without a stamp is
 * as good, for scripts can be off. Thread-safe.
 */
final class Stamps {
    private static final int KEY = 32;
    private static final int TIME_AND_NONCE = 16;
    private static final int MARK = 16;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private Stamps(byte[] key) {
        this.key = key;
    }

    /** Uses the key in this file; makes one that only its owner can read when there is none. */
    static Stamps of(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY];
            new SecureRandom().nextBytes(fresh);
            Files.createDirectories(file.getParent());
            try {
                create(file);
                Files.write(file, fresh);
            } catch (FileAlreadyExistsException e) {
                // Another process was first: its key serves both.
                return of(file);
            }
        }
        return new Stamps(Files.readAllBytes(file));
    }

    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * What a form brought along.
     *
     * @param genuine whether this program signed it
     * @param nonce names the stamp; empty when it is not genuine
     * @param age since it was given
     * @param bits how many leading zero bits the work that was done has
     */
    record Stamp(boolean genuine, String nonce, Duration age, int bits) {}

    /** A new stamp. */
    String make(Instant now) {
        ByteBuffer bytes = ByteBuffer.allocate(TIME_AND_NONCE + MARK);
        bytes.putLong(now.toEpochMilli()).putLong(random.nextLong());
        bytes.put(mark(bytes.array()));
        return text(bytes.array());
    }

    /** Reads a stamp with its work behind a dot; empty when nothing was sent. */
    Optional<Stamp> read(String sent, Instant now) {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        int dot = sent.indexOf('.');
        byte[] bytes = decoded(dot < 0 ? sent : sent.substring(0, dot));
        boolean genuine = bytes.length == TIME_AND_NONCE + MARK
                && MessageDigest.isEqual(mark(bytes), Arrays.copyOfRange(bytes, TIME_AND_NONCE, bytes.length));
        if (!genuine) {
            return Optional.of(new Stamp(false, "", Duration.ZERO, 0));
        }
        Instant made = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        String nonce = text(Arrays.copyOf(bytes, TIME_AND_NONCE));
        return Optional.of(new Stamp(true, nonce, Duration.between(made, now), bits(sent)));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mark(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes, 0, TIME_AND_NONCE);
            return Arrays.copyOf(mac.doFinal(), MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static int bits(String work) {
        byte[] hash = sha256(work);
        int first = ByteBuffer.wrap(hash).getInt();
        return Integer.numberOfLeadingZeros(first);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A short name of texts that tells nothing about them: it cannot be made again without the key. */
    String fingerprint(Iterable<String> parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return text(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
