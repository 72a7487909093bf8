package nl.watals.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import nl.watals.work.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressorTest {
    @TempDir
    private Path folder;

    @Test
    void whatComesBackIsWhatWentIn() throws IOException {
        Random random = new Random(7);
        Compressor compressor = new Compressor(folder.resolve("a"));
        for (int i = 0; i < 40; i++) {
            byte[] file = text(random, random.nextInt(1 << random.nextInt(15)));
            for (Caching caching : Caching.values()) {
                byte[] brotli =
                        compressor.compress(Encoding.BROTLI, caching, file).orElse(null);
                byte[] gzip = compressor.compress(Encoding.GZIP, caching, file).orElse(null);
                if (brotli != null) {
                    assertThat(brotli).hasSizeLessThan(file.length);
                    assertThat(Decoder.decompress(brotli).getDecompressedData()).isEqualTo(file);
                }
                if (gzip != null) {
                    assertThat(gzip).hasSizeLessThan(file.length);
                    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                            .isEqualTo(file);
                }
            }
        }
    }

    @Test
    void theSameFileGivesTheSameBytesWheneverAndInWhicheverOrder() throws IOException {
        Random random = new Random(8);
        byte[][] files = new byte[64][];
        for (int i = 0; i < files.length; i++) {
            files[i] = text(random, 2000);
        }
        byte[][] first = new byte[files.length][];
        byte[][] second = new byte[files.length][];
        Compressor one = new Compressor(folder.resolve("a"));
        Compressor other = new Compressor(folder.resolve("b"));
        for (Encoding encoding : Encoding.values()) {
            Parallel.forEach(files.length, i -> first[i] = bytes(one, encoding, files[i]));
            for (int i = files.length - 1; i >= 0; i--) {
                second[i] = bytes(other, encoding, files[i]);
            }
            assertThat(second).isDeepEqualTo(first);
            // Now out of the cache.
            assertThat(bytes(new Compressor(folder.resolve("a")), encoding, files[5]))
                    .isEqualTo(first[5]);
        }
    }

    @Test
    void whatWouldGrowHasNoCopy() throws IOException {
        Compressor compressor = new Compressor(folder.resolve("a"));
        byte[] file = {1, 2, 3};
        assertThat(compressor.compress(Encoding.GZIP, Caching.REVALIDATED, file))
                .isEmpty();
        assertThat(compressor.compress(Encoding.BROTLI, Caching.REVALIDATED, file))
                .isEmpty();
    }

    private static byte[] bytes(Compressor compressor, Encoding encoding, byte[] file) {
        return compressor.compress(encoding, Caching.REVALIDATED, file).orElseThrow();
    }

    private static byte[] text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        String[] words = {"wat ", "als ", "een ", "kind ", "<p>", "mag ", "zijn ", "é"};
        while (text.length() < length) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
