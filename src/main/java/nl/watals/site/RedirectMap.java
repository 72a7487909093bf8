package nl.watals.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * The old addresses that {@code redirects.txt} names, in the order of the file. Immutable.
 *
 * <p>A line holds the old address, where it leads, and optionally {@code 301}, with spaces between them; a line that begins
 * with {@code #} says something to people. The import of the old site writes such a file.
 */
public final class RedirectMap {
    /** The name of the file in the source folder. */
    public static final String FILE = "redirects.txt";

    /** A site without such a file. */
    public static final RedirectMap NONE = new RedirectMap(List.of());

    private final List<Line> lines;

    /**
     * A line with its places.
     *
     * @param from the line and column of the old address
     * @param to the line and column of the new one
     */
    record Line(Redirect redirect, Problem from, Problem to) {
        Problem wrongFrom(String what, String hint) {
            return new Problem(from.path(), from.line(), from.column(), what, hint);
        }

        Problem wrongTo(String what, String hint) {
            return new Problem(to.path(), to.line(), to.column(), what, hint);
        }
    }

    private RedirectMap(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    List<Line> lines() {
        return lines;
    }

    /** All of them. */
    public List<Redirect> redirects() {
        List<Redirect> redirects = new ArrayList<>(lines.size());
        for (Line line : lines) {
            redirects.add(line.redirect());
        }
        return redirects;
    }

    /** Reads the file, and reports every line that says nothing, or something twice. */
    public static RedirectMap read(SourceText source, Problems problems) {
        return new Reader(source, problems).read();
    }

    private static final class Reader {
        private final SourceText source;
        private final Problems problems;
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, Problem> known = new HashMap<>();

        private Reader(SourceText source, Problems problems) {
            this.source = source;
            this.problems = problems;
        }

        private RedirectMap read() {
            String text = source.text();
            for (int start = 0; start < text.length(); ) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                line(start, end);
                start = end + 1;
            }
            return new RedirectMap(lines);
        }

        private void line(int start, int end) {
            List<Integer> words = words(start, end);
            if (words.isEmpty() || source.text().charAt(words.get(0)) == '#') {
                return;
            }
            if (words.size() < 4) {
                report(words.get(0), "this line does not say where the address leads", "write /oud/ /nieuw/");
                return;
            }
            if (words.size() > 6) {
                report(
                        words.get(6),
                        "`" + word(words, 3) + "` has no place here",
                        "write /oud/ /nieuw/; a space in an address is %20");
                return;
            }
            if (words.size() == 6 && !word(words, 2).equals("301")) {
                report(words.get(4), "`" + word(words, 2) + "` is no kind of redirect here", "write 301, or nothing");
                return;
            }
            add(words);
        }

        private void add(List<Integer> words) {
            String from = decoded(word(words, 0));
            String to = word(words, 1);
            boolean good = true;
            if (!Redirect.isPath(from) && !Redirect.isNumbered(from)) {
                report(
                        words.get(0),
                        "`" + word(words, 0) + "` is no old address of this site",
                        "write it from the root, for example /oud/adres/ or /?p=12");
                good = false;
            }
            if (!Redirect.isTarget(to)) {
                report(
                        words.get(2),
                        "`" + to + "` is no address to lead to",
                        "write it from the root, for example /nieuws/x/, or with https://");
                good = false;
            }
            if (!good) {
                return;
            }
            Problem place = source.problem(words.get(0), "", "");
            Redirect redirect = new Redirect(Redirect.isPath(from) ? url(from) : from, to);
            Problem before = known.putIfAbsent(redirect.from().toLowerCase(Locale.ROOT), place);
            if (before != null) {
                report(
                        words.get(0),
                        "`" + word(words, 0) + "` stands here twice",
                        "the first time is line " + before.line());
                return;
            }
            lines.add(new Line(redirect, place, source.problem(words.get(2), "", "")));
        }

        private static String url(String path) {
            return SiteBuilder.aliasAddress(path).url();
        }

        /** Percent signs and what follows them as characters; as it is when they are none. */
        private static String decoded(String text) {
            if (text.indexOf('%') < 0) {
                return text;
            }
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // A percent sign alone is no part of an address, which the caller then finds.
                return text;
            }
        }

        /** Where each word begins and ends. */
        private List<Integer> words(int start, int end) {
            List<Integer> words = new ArrayList<>();
            boolean inside = false;
            for (int i = start; i <= end; i++) {
                boolean space = i == end || Character.isWhitespace(source.text().charAt(i));
                if (inside == space) {
                    words.add(i);
                    inside = !inside;
                }
            }
            return words;
        }

        private String word(List<Integer> words, int number) {
            return source.text().substring(words.get(2 * number), words.get(2 * number + 1));
        }

        private void report(int offset, String what, String hint) {
            problems.add(source.problem(offset, what, hint));
        }
    }
}
