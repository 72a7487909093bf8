package nl.watals.markdown;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Example files of this package. */
final class Resources {
    private Resources() {}

    static String read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/markdown/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One example: what it shows, the input, and what is expected of it. */
    record Example(String title, String input, String expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    /** Examples as {@code === title}, the input, a line {@code ----}, and the expected output. */
    static List<Example> examples(String name) {
        List<Example> examples = new ArrayList<>();
        for (String block : ("\n" + read(name)).split("\n=== ")) {
            int title = block.indexOf('\n');
            int middle = block.indexOf("\n----\n");
            if (middle > 0) {
                examples.add(new Example(
                        block.substring(0, title).strip(),
                        block.substring(title + 1, middle + 1),
                        block.substring(middle + 6).stripTrailing() + "\n"));
            }
        }
        return examples;
    }
}
