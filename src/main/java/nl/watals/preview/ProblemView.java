package nl.watals.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.text.Visible;
import nl.watals.web.Messages;

/** Shows mistakes with the lines around them. */
final class ProblemView {
    private static final int BEFORE = 2;
    private static final int AFTER = 2;
    private static final int LONGEST = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path source;

    ProblemView(Path source) {
        this.source = source;
    }

    /** The problems for a page: {@code place}, {@code what}, {@code hint} and {@code lines} of each. */
    List<Map<String, String>> shown(List<Problem> problems) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, String> map = new LinkedHashMap<>();
            map.put("place", Visible.of(problem.path() + ":" + problem.line() + ":" + problem.column()));
            map.put("what", Visible.of(problem.what()));
            map.put("hint", Visible.of(problem.hint()));
            map.put("lines", String.join("\n", excerpt(problem)));
            shown.add(map);
        }
        return shown;
    }

    /** The lines around a mistake, each with its number; the one that is wrong begins with a {@code >}. */
    private List<String> excerpt(Problem problem) {
        Path file = source.resolve(problem.path()).normalize();
        if (!file.startsWith(source) || !Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return SourceText.decode(problem.path(), Files.readAllBytes(file), new Problems())
                    .map(text -> lines(text.text(), problem.line()))
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text, int wrong) {
        String[] all = text.split("\n", -1);
        List<String> lines = new ArrayList<>();
        for (int number = Math.max(1, wrong - BEFORE); number <= Math.min(all.length, wrong + AFTER); number++) {
            String line = all[number - 1];
            String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
            lines.add((number == wrong ? "> " : "  ") + number + "  " + Visible.of(shown));
        }
        return lines;
    }

    /** What is wrong as a whole: {@code title}, {@code text} (what to do) and {@code problems}. */
    Map<String, Object> page(Preview.State state, Messages messages) {
        boolean ours = state.mistake().isPresent();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", messages.text(ours ? "preview.mistake.title" : "preview.problems.title"));
        page.put("text", messages.text(ours ? "preview.mistake.text" : "preview.problems.wait"));
        page.put("problems", shown(state));
        return page;
    }

    private List<Map<String, String>> shown(Preview.State state) {
        return state.mistake().map(mistake -> List.of(shown(mistake))).orElseGet(() -> shown(state.problems()));
    }

    /** Its kind and where it was: its message can hold anything. */
    private static Map<String, String> shown(RuntimeException mistake) {
        StackTraceElement[] frames = mistake.getStackTrace();
        return Map.of(
                "place",
                frames.length == 0 ? "?" : frames[0].toString(),
                "what",
                mistake.getClass().getName(),
                "hint",
                "",
                "lines",
                "");
    }

    /** A state for the script: {@code version, title, stays, problems}. */
    String json(Preview.State state, Messages messages) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", state.version());
            boolean ours = state.mistake().isPresent();
            json.writeStringField("title", messages.text(ours ? "preview.mistake.title" : "preview.problems.title"));
            json.writeStringField("stays", messages.text(ours ? "preview.mistake.text" : "preview.problems.stays"));
            json.writeArrayFieldStart("problems");
            for (Map<String, String> problem : shown(state)) {
                json.writeStartObject();
                for (Map.Entry<String, String> entry : problem.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
