package nl.watals.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sentence of {@code privacy/sentences*.txt} and what a person marked in it. */
record LabelledSentence(int line, String text, List<Label> labels) {
    record Label(Kind kind, int start, int end) {
        boolean overlaps(Mark mark) {
            return mark.kind() == kind && mark.start() < end && start < mark.end();
        }

        boolean isCoveredBy(Mark mark) {
            return mark.kind() == kind && mark.start() <= start && mark.end() >= end;
        }
    }

    /** Both batches. */
    static List<LabelledSentence> all() throws IOException {
        List<LabelledSentence> both = new ArrayList<>(in("sentences.txt"));
        both.addAll(in("sentences-second.txt"));
        return both;
    }

    static List<LabelledSentence> in(String file) throws IOException {
        try (InputStream in = LabelledSentence.class.getResourceAsStream("/privacy/" + file)) {
            List<LabelledSentence> sentences = new ArrayList<>();
            int number = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    sentences.add(parse(number, line));
                }
            }
            return sentences;
        }
    }

    private static LabelledSentence parse(int number, String line) {
        StringBuilder text = new StringBuilder();
        List<Label> labels = new ArrayList<>();
        int i = 0;
        int open = line.indexOf('⟦');
        while (open >= 0) {
            int colon = line.indexOf(':', open);
            int close = line.indexOf('⟧', open);
            text.append(line, i, open);
            int start = text.length();
            text.append(line, colon + 1, close);
            labels.add(new Label(Kind.valueOf(line.substring(open + 1, colon)), start, text.length()));
            i = close + 1;
            open = line.indexOf('⟦', i);
        }
        return new LabelledSentence(number, text.append(line.substring(i)).toString(), labels);
    }
}
