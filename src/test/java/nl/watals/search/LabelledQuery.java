package nl.watals.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A line of {@code search/queries.txt}. */
record LabelledQuery(String difficulty, String query, String address) {
    static List<LabelledQuery> all() throws IOException {
        List<LabelledQuery> queries = new ArrayList<>();
        try (InputStream in = LabelledQuery.class.getResourceAsStream("/search/queries.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split(" \\| ");
                    queries.add(new LabelledQuery(parts[0], parts[1], parts[2]));
                }
            }
        }
        return queries;
    }
}
