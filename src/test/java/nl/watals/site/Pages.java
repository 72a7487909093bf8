package nl.watals.site;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.work.Lazy;

/** Small sites to try things on. */
final class Pages {
    private Pages() {}

    static Settings settings(String... lines) {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, String.join("\n", lines) + "\n"), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.sorted());
        }
        return settings;
    }

    static Page page(String type, String path, String day, Object... values) {
        Map<String, Object> map = new HashMap<>();
        map.put("title", path);
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return new Page(
                "content/" + path + ".md",
                type,
                PageStatus.PUBLISHED,
                day.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(day + "T00:00")),
                Address.ofFolder(path),
                map,
                Lazy.of(() -> PageText.EMPTY),
                List.of());
    }

    static List<String> urls(List<Page> pages) {
        return pages.stream().map(page -> page.address().url()).toList();
    }
}
