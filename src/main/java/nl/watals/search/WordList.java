package nl.watals.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list of words beside the program: words with spaces or line ends between them; {@code #} begins a comment. */
final class WordList {
    private WordList() {}

    /** All words of a list, folded as in a text. */
    static Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        lines(name).forEach(words::addAll);
        return words;
    }

    /** The words of every line that has any. */
    static List<List<String>> lines(String name) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : read(name).split("\n")) {
            if (!line.startsWith("#")) {
                List<String> words = new ArrayList<>();
                Words.each(line.replace("-", ""), words::add);
                if (!words.isEmpty()) {
                    lines.add(words);
                }
            }
        }
        return lines;
    }

    private static String read(String name) {
        try (InputStream in = WordList.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
