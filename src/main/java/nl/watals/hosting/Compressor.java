package nl.watals.hosting;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import nl.watals.work.FileCache;

/**
 * Compresses files beforehand, as small as it goes for what is kept for ever, and nearly so for the rest. The same bytes for
 * the same input, whenever and in whichever order; what was compressed before comes out of a cache. Thread-safe.
 */
public final class Compressor {
    private static final int CACHE_DAYS = 60;
    private static final long CACHE_BYTES = 1L << 30;

    /** Ten times as fast as the last step, for a twentieth more bytes. */
    private static final int QUICK = 9;

    private static final int BEST = 11;

    /** No name, no time, and no word about the system, which differs between versions of Java. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private final FileCache cache;

    /**
     * @param folder keeps what was compressed, and the library's code for this machine; made when it is not there
     * @throws IOException if there is no such code for this machine, or the disk says no
     */
    public Compressor(Path folder) throws IOException {
        this.cache = new FileCache(folder);
        BrotliLibrary.prepare(folder);
        if (!Brotli4jLoader.isAvailable()) {
            throw new IOException("Brotli cannot be used on this machine", Brotli4jLoader.getUnavailabilityCause());
        }
    }

    /**
     * The file compressed.
     *
     * @return empty when that is no smaller
     */
    public Optional<byte[]> compress(Encoding encoding, Caching caching, byte[] file) {
        int quality = caching == Caching.IMMUTABLE ? BEST : QUICK;
        String key = encoding.token() + (encoding == Encoding.BROTLI ? quality : QUICK) + digest(file);
        byte[] compressed = cache.get(key).orElse(null);
        if (compressed == null) {
            compressed = encoding == Encoding.BROTLI ? brotli(file, quality) : gzip(file);
            cache.put(key, compressed);
        }
        return compressed.length < file.length ? Optional.of(compressed) : Optional.empty();
    }

    /** Removes from the cache what nobody asked for in a long time. Call it at the end. */
    public void prune() {
        cache.prune(CACHE_DAYS, CACHE_BYTES);
    }

    private static byte[] brotli(byte[] file, int quality) {
        try {
            return Encoder.compress(file, Encoder.Parameters.create(quality));
        } catch (IOException e) {
            throw new IllegalStateException("compressing in memory meets no disk", e);
        }
    }

    private static byte[] gzip(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length / 3 + 64);
        out.writeBytes(GZIP_HEADER);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(file);
            deflater.finish();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        CRC32 crc = new CRC32();
        crc.update(file);
        ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(end.putInt((int) crc.getValue()).putInt(file.length).array());
        return out.toByteArray();
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
