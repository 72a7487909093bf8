package nl.watals.hosting;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.watals.site.Redirect;

/** The description for nginx, with the module for files that Brotli compressed. */
final class NginxConfiguration {
    static final String HTTP = "watals-http.conf";
    static final String SERVER = "watals-server.conf";

    private static final String TOP = "# Made by `watals hosting nginx`; the next run writes it again.\n";

    private NginxConfiguration() {}

    static Map<String, String> files(Hosting hosting) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(HTTP, http(hosting));
        files.put(SERVER, server(hosting));
        return files;
    }

    private static String http(Hosting hosting) {
        StringBuilder out = new StringBuilder(TOP + "# For the http block.\n\n");
        // An answer that says that there is no such file is no copy of it.
        out.append("map $status$uri $watals_caching {\n")
                .append("  default ")
                .append(quoted(Caching.REVALIDATED.header()))
                .append(";\n  ")
                .append(quotedPattern("~^(?:200|206|304)(?:" + Patterns.immutable(hosting.rules()) + ")"))
                .append(' ')
                .append(quoted(Caching.IMMUTABLE.header()))
                .append(";\n}\n\nmap $request_uri $watals_moved {\n  default \"\";\n");
        for (Redirect redirect : hosting.redirects()) {
            if (redirect.isNumbered()) {
                out.append("  ").append(quoted(redirect.from())).append(' ').append(quoted(redirect.to()));
                out.append(";\n");
            }
        }
        return out.append("}\n").toString();
    }

    private static String server(Hosting hosting) {
        StringBuilder out = new StringBuilder(TOP + "# For the server block, which names the root.\n\n");
        out.append("index index.html;\nabsolute_redirect off;\nserver_tokens off;\n\ntypes {\n");
        for (String ending : MediaTypes.endings()) {
            out.append("  ").append(quoted(MediaTypes.of("x." + ending))).append(' ');
            out.append(ending).append(";\n");
        }
        out.append("}\ndefault_type ").append(quoted(MediaTypes.OTHER)).append(";\n\n");
        out.append("gzip off;\ngzip_static on;\ngzip_vary on;\nbrotli_static on;\n\n");
        hosting.headers()
                .forEach((name, value) -> out.append("add_header ")
                        .append(name)
                        .append(' ')
                        .append(quoted(value))
                        .append(" always;\n"));
        out.append("add_header Cache-Control $watals_caching always;\n\n");
        if (!hosting.notFound().isEmpty()) {
            String page = quoted("/" + hosting.notFound());
            out.append("error_page 404 ").append(page).append(";\nerror_page 403 =404 ");
            out.append(page).append(";\nlocation = ").append(page).append(" {\n  internal;\n}\n");
        }
        out.append("location ~ ").append(quotedPattern(Patterns.copies())).append(" {\n  return 404;\n}\n\n");
        out.append("if ($watals_moved) {\n  return 301 $watals_moved;\n}\n");
        for (Redirect redirect : hosting.redirects()) {
            if (!redirect.isNumbered()) {
                out.append("location = ").append(quoted(redirect.from())).append(" {\n  return 301 ");
                out.append(quoted(redirect.to())).append(";\n}\n");
            }
        }
        return out.toString();
    }

    /** A text between quotes. It holds no dollar sign: nothing takes one away again from nginx, which would look for a name. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '$') {
                throw new IllegalArgumentException("this cannot stand in a configuration of nginx: " + text);
            }
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** A regular expression of ours; nginx leaves its backslashes and dollar signs as they are. */
    private static String quotedPattern(String pattern) {
        return "\"" + pattern + "\"";
    }
}
