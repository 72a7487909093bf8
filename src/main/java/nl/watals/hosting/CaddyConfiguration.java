package nl.watals.hosting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.site.Redirect;

/** The description for Caddy 2. */
final class CaddyConfiguration {
    static final String FILE = "watals.caddy";
    static final String ERRORS = "watals-errors.caddy";

    private static final String TOP = "# Made by `watals hosting caddy`; the next run writes it again.\n";

    private final Hosting hosting;
    private final StringBuilder out = new StringBuilder();

    private CaddyConfiguration(Hosting hosting) {
        this.hosting = hosting;
    }

    static Map<String, String> files(Hosting hosting) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, new CaddyConfiguration(hosting).text());
        files.put(ERRORS, errors(hosting));
        return files;
    }

    private String text() {
        out.append(TOP + "# For the block of the site, which names the root; or for a `handle` in it.\n\n");
        out.append(headers(hosting, "")).append('\n');
        caching();
        types();
        redirects();
        files();
        return out.toString();
    }

    /** Caddy puts off a block with a header that is taken away, and an error never comes to that: so Server goes by itself. */
    private static String headers(Hosting hosting, String indent) {
        StringBuilder out = new StringBuilder(indent + "header {\n");
        hosting.headers()
                .forEach((name, value) -> out.append(indent)
                        .append('\t')
                        .append(name)
                        .append(' ')
                        .append(quoted(value))
                        .append('\n'));
        return out.append(indent)
                .append("}\n")
                .append(indent)
                .append("header -Server\n")
                .toString();
    }

    private void caching() {
        String pattern = quoted("^(?:" + Patterns.immutable(hosting.rules()) + ")");
        out.append("@watals_immutable {\n\tpath_regexp ").append(pattern).append("\n\tfile\n}\n");
        header("@watals_immutable", "Cache-Control", Caching.IMMUTABLE.header());
        out.append("@watals_revalidated {\n\tnot {\n\t\tpath_regexp ")
                .append(pattern)
                .append("\n\t\tfile\n\t}\n}\n");
        header("@watals_revalidated", "Cache-Control", Caching.REVALIDATED.header());
        out.append('\n');
    }

    /** Caddy would ask the machine, and machines differ. */
    private void types() {
        StringBuilder all = new StringBuilder();
        for (String ending : MediaTypes.endings()) {
            all.append(" *.").append(ending);
            String matcher = "@watals_" + ending;
            out.append(matcher).append(" path *.").append(ending).append('\n');
            header(matcher, "Content-Type", MediaTypes.of("x." + ending));
        }
        out.append("@watals_other {\n\tnot path */").append(all).append("\n\tfile\n}\n");
        header("@watals_other", "Content-Type", MediaTypes.OTHER);
        out.append('\n');
    }

    private void header(String matcher, String name, String value) {
        out.append("header ").append(matcher).append(' ').append(name).append(' ');
        out.append(quoted(value)).append('\n');
    }

    private void redirects() {
        map(
                "{path}",
                "watals_moved",
                hosting.redirects().stream().filter(r -> !r.isNumbered()).toList());
        map(
                "{uri}",
                "watals_numbered",
                hosting.redirects().stream().filter(Redirect::isNumbered).toList());
        out.append("@watals_folder {\n\tnot path */\n\tfile {path}/index.html\n}\n")
                .append("redir @watals_folder {http.request.orig_uri.path}/ 301\n\n");
    }

    private void map(String input, String name, List<Redirect> redirects) {
        if (redirects.isEmpty()) {
            return;
        }
        out.append("map ").append(input).append(" {").append(name).append("} {\n");
        for (Redirect redirect : redirects) {
            out.append('\t').append(quoted(redirect.from())).append(' ');
            out.append(quoted(redirect.to())).append('\n');
        }
        out.append("\tdefault \"\"\n}\n@")
                .append(name)
                .append(" not vars {")
                .append(name)
                .append("} \"\"\n");
        out.append("redir @").append(name).append(" {").append(name).append("} 301\n\n");
    }

    private void files() {
        out.append("@watals_copies path_regexp ")
                .append(quoted(Patterns.copies()))
                .append('\n');
        out.append("error @watals_copies 404\n");
        if (!hosting.notFound().isEmpty()) {
            out.append("error ").append(quoted("/" + hosting.notFound())).append(" 404\n");
        }
        out.append("file_server {\n\tprecompressed br gzip\n\tindex index.html\n}\n");
    }

    private static String errors(Hosting hosting) {
        String top = TOP + "# For the block of the site itself.\n\n";
        String all = top + "handle_errors {\n" + headers(hosting, "\t") + "\theader Cache-Control "
                + quoted(Caching.REVALIDATED.header()) + "\n";
        if (hosting.notFound().isEmpty()) {
            return all + "}\n";
        }
        return all + "\t@watals_missing expression {http.error.status_code} in [403, 404]\n"
                + "\thandle @watals_missing {\n\t\trewrite * " + quoted("/" + hosting.notFound())
                + "\n\t\theader Content-Type " + quoted(MediaTypes.of("x.html"))
                + "\n\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t\tstatus 404\n\t\t}\n\t}\n}\n";
    }

    /** A text between quotes. It holds no braces but those of a pattern that Caddy cannot mistake for a name. */
    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '`') {
                throw new IllegalArgumentException("this cannot stand in a configuration of Caddy: " + text);
            }
        }
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
