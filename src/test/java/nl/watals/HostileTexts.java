package nl.watals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that somebody may send to do harm: our own, in {@code hostile.txt}, or with {@code -Dwatals.hostile=FILE} those of a
 * file that has a JSON object a line, each with a {@code payload}.
 */
public final class HostileTexts {
    private static final Path OURS =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/whole/hostile.txt");
    private static final String OTHERS = System.getProperty("watals.hostile", "");
    private static final Pattern CODE_POINT = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");

    private HostileTexts() {}

    /** Whether they are somebody else's: there may be thousands. */
    public static boolean areOthers() {
        return !OTHERS.isEmpty();
    }

    /** All of them, in the order of their file. */
    public static List<String> all() throws IOException {
        return areOthers() ? others(Path.of(OTHERS)) : ours();
    }

    private static List<String> ours() throws IOException {
        List<String> texts = new ArrayList<>();
        String[] blocks = Files.readString(OURS).split("\n=== ");
        for (int i = 1; i < blocks.length; i++) {
            String text = blocks[i].substring(blocks[i].indexOf('\n') + 1).stripTrailing();
            texts.add(CODE_POINT
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(codePoint(Integer.parseInt(match.group(1), 16)))));
        }
        return texts;
    }

    private static String codePoint(int code) {
        return code < 0x10000 ? String.valueOf((char) code) : Character.toString(code);
    }

    private static List<String> others(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("payload")) {
                    texts.add(json.nextTextValue());
                }
            }
        }
        return texts;
    }
}
