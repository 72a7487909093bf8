package nl.watals.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The pages of the site. What a form may be about (which page, which reaction, which themes) is
 * what its page offers: nothing else has to be told to the intake. Thread-safe; a build may replace the pages meanwhile.
 */
final class SitePages {
    private static final int KEPT = 300;
    private static final int LONGEST_ADDRESS = 300;

    private final PageSource source;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    };

    SitePages(PageSource source) {
        this.source = source;
    }

    /**
     * A page, as it was read.
     *
     * @param offered by form, what each of its fields can be
     */
    record SitePage(String address, String html, Map<String, Map<String, Set<String>>> offered) {
        /** What the fields of a form can be on this page; empty when the form does not stand on it. */
        Optional<Map<String, Set<String>>> choices(String form) {
            return Optional.ofNullable(offered.get(form));
        }

        /** A fresh copy to change. */
        Document document() {
            return Jsoup.parse(html);
        }
    }

    private record Known(String html, SitePage page) {}

    /** The page at an address of the site; empty for everything else that somebody may write. */
    Optional<SitePage> page(String address) {
        if (!isAddress(address)) {
            return Optional.empty();
        }
        String file = address.substring(1) + (address.endsWith("/") ? "index.html" : "");
        try {
            return source.read(file).map(html -> page(address, html));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SitePage page(String address, String html) {
        synchronized (known) {
            Known before = known.get(address);
            if (before != null && before.html().equals(html)) {
                return before.page();
            }
        }
        SitePage page = new SitePage(address, html, offered(Jsoup.parse(html)));
        synchronized (known) {
            known.put(address, new Known(html, page));
        }
        return page;
    }

    private static Map<String, Map<String, Set<String>>> offered(Document document) {
        Map<String, Map<String, Set<String>>> forms = new HashMap<>();
        for (Element form : document.select("form[data-form]")) {
            Map<String, Set<String>> fields = new HashMap<>();
            for (Element input : form.select("input[type=radio], input[type=checkbox], input[type=hidden]")) {
                add(fields, input.attr("name"), input.attr("value"));
            }
            for (Element option : form.select("select[name] option[value]")) {
                add(fields, option.closest("select").attr("name"), option.attr("value"));
            }
            forms.put(form.attr("data-form"), fields);
        }
        return forms;
    }

    private static void add(Map<String, Set<String>> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(value);
        }
    }

    /** Small letters, digits, hyphens and dots between slashes: no way out of the folder, and to no other host. */
    private static boolean isAddress(String address) {
        int length = address.length();
        boolean ends = address.endsWith("/") || address.endsWith(".html");
        if (length > LONGEST_ADDRESS || !address.startsWith("/") || !ends || address.contains("//")) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = address.charAt(i);
            boolean small = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '/';
            boolean dot = c == '.' && i > 0 && address.charAt(i - 1) != '/' && address.charAt(i - 1) != '.';
            if (!small && !dot) {
                return false;
            }
        }
        return true;
    }
}
