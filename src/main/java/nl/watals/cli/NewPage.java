package nl.watals.cli;

import java.time.LocalDate;

/** The text of a new draft: keys with values that a build takes, and the other usual ones behind a {@code #}. */
final class NewPage {
    /** Days until a new gathering begins, until its editor knows better. */
    static final int AHEAD = 14;

    private NewPage() {}

    static String text(String kind, String title, LocalDate today) {
        StringBuilder text = new StringBuilder("---\n");
        text.append("title: ").append(quoted(title)).append('\n');
        text.append("type: ").append(kind).append('\n');
        text.append("status: draft\n");
        if (!kind.equals("page")) {
            text.append("date: ").append(today).append('\n');
        }
        text.append(keys(kind, today));
        text.append("# summary: (50 – 160 tekens / characters)\n");
        text.append("---\n\n…\n");
        return text.toString();
    }

    private static String keys(String kind, LocalDate today) {
        return switch (kind) {
            case "event" -> {
                LocalDate day = today.plusDays(AHEAD);
                yield "start: " + day + "T19:30\nend: " + day
                        + "T21:30\n# place: Utrecht\nonline: false\n# series: wat-als\n# themes: []\nreactions: true\n";
            }
            case "article" -> "# kicker: \n# authors: [\"Naam (rol)\"]\n# themes: []\nreactions: true\n";
            case "idea" ->
                "# now: |\n#   Nu …\n# effect: |\n#   Daardoor …\n# role: ouder\n# themes: []\nreactions: true\n";
            default -> "";
        };
    }

    /** As YAML writes a text in double quotes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return quoted.append('"').toString();
    }
}
