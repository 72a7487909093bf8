package nl.watals.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;

/** The small site of {@code src/test/resources/whole/site} in a folder of its own, and what a test adds to it. */
final class TestSite {
    static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private static final Path MASTER =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/whole/site");

    private final Path root;

    private TestSite(Path root) {
        this.root = root;
    }

    /** A fresh copy in a folder that does not exist yet. */
    static TestSite in(Path root) {
        return inOrder(root, null);
    }

    /** The same, but with its files made in an order that the random numbers decide. */
    static TestSite inOrder(Path root, Random order) {
        TestSite site = new TestSite(root);
        Map<String, byte[]> files = new TreeMap<>(read(MASTER));
        List<String> names = new ArrayList<>(files.keySet());
        if (order != null) {
            Collections.shuffle(names, order);
        }
        for (String name : names) {
            site.write(name, new String(files.get(name), StandardCharsets.UTF_8));
        }
        return site;
    }

    Path root() {
        return root;
    }

    TestSite write(String file, String text) {
        try {
            Path place = root.resolve(file);
            Files.createDirectories(place.getParent());
            Files.writeString(place, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestSite remove(String file) {
        try {
            Files.delete(root.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a record at the place where it belongs. */
    TestSite record(Record record) {
        return write(record.file(), record.json());
    }

    BuildResult build(Path output) {
        return build(output, false);
    }

    BuildResult build(Path output, boolean drafts) {
        try {
            return Build.run(
                    new BuildOptions(root, Optional.of(output), drafts, false, Optional.of(NOW)), BuildObserver.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below the folder: its name with {@code /} and its bytes. */
    static Map<String, byte[]> read(Path folder) {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The names of the files in which the two folders differ, sorted; empty when they are the same byte for byte. */
    static List<String> differences(Map<String, byte[]> a, Map<String, byte[]> b) {
        Map<String, byte[]> names = new TreeMap<>(a);
        names.putAll(b);
        List<String> different = new ArrayList<>();
        for (String name : names.keySet()) {
            if (!Arrays.equals(a.get(name), b.get(name))) {
                different.add(name);
            }
        }
        return different;
    }

    /** A public record, right as it stands; a value can be put in the place of each of its own. */
    static final class Record {
        private final Map<String, String> values = new LinkedHashMap<>();

        private Record(String kind, String id) {
            values.put("schema", "1");
            with("id", id).with("kind", kind).with("status", "approved").with("date", "2026-03-14");
        }

        static Record idea(String id, String title) {
            return new Record("idea", id).with("title", title);
        }

        static Record reaction(String id, String page, String body) {
            return new Record("reaction", id).with("page", page).with("body", body);
        }

        static Record participant(String id, String name) {
            return new Record("participant", id).with("name", name);
        }

        static Record withdrawn(String kind, String id) {
            return new Record(kind, id).with("status", "withdrawn");
        }

        Record with(String key, String text) {
            values.put(key, quoted(text));
            return this;
        }

        Record themes(String... slugs) {
            List<String> quoted = new ArrayList<>();
            for (String slug : slugs) {
                quoted.add(quoted(slug));
            }
            values.put("themes", quoted.toString());
            return this;
        }

        String file() {
            String date = values.get("date").substring(1, 8).replace('-', '/');
            String id = values.get("id");
            return "submissions/" + date + "/" + id.substring(1, id.length() - 1) + ".json";
        }

        String json() {
            List<String> lines = new ArrayList<>();
            values.forEach((key, value) -> lines.add("  \"" + key + "\": " + value));
            return "{\n" + String.join(",\n", lines) + "\n}\n";
        }

        /** Only what JSON demands: every other character stands in the file as it is. */
        private static String quoted(String text) {
            StringBuilder out = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ' || c == 127 || Character.isSurrogate(c) && !isPaired(text, i)) {
                    out.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
                } else {
                    out.append(c);
                }
            }
            return out.append('"').toString();
        }

        private static boolean isPaired(String text, int i) {
            char c = text.charAt(i);
            return Character.isHighSurrogate(c)
                    ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                    : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
    }
}
