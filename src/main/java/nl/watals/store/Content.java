package nl.watals.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of an object, and what tells them from others.
 *
 * @param file where they are, when they are not at hand
 * @param bytes the bytes, when they are at hand
 * @param size how many
 * @param md5 of them
 * @param sha256 of them, in hexadecimal digits
 */
record Content(Path file, Optional<byte[]> bytes, long size, byte[] md5, String sha256) {
    /** Of a file that is not at hand. */
    static final Content NONE = of(Path.of(""), new byte[0]);

    private static final int BUFFER = 1 << 16;

    /** A file, read once to know what is in it. */
    static Content of(Path file) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
                size += read;
            }
        }
        return new Content(file, Optional.empty(), size, md5.digest(), hex(sha256.digest()));
    }

    /** Bytes that were made from a file. */
    static Content of(Path from, byte[] bytes) {
        byte[] md5 = digest("MD5").digest(bytes);
        return new Content(
                from,
                Optional.of(bytes),
                bytes.length,
                md5,
                hex(digest("SHA-256").digest(bytes)));
    }

    /** The MD5 in hexadecimal digits, as most stores give it as the tag. */
    String tag() {
        return hex(md5);
    }

    /** Of the bytes and the headers together. */
    String fingerprint(SiteObject.Headers headers) {
        return hex(digest("SHA-256").digest((headers + sha256).getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
