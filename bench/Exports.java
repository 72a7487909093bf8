import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a made-up export of a given size: {@code java bench/Exports.java csv|json|wxr MEGABYTES FILE}. */
final class Exports {
    private static final String[] WORDS = ("de het een kind ouder school huis hulp gesprek brief avond week samen luisteren vragen"
                    + " weten denken kunnen willen moeten buurt tafel vriend rust tijd ruimte plan keuze stap begin")
            .split(" ");

    private final Random random = new Random(42);
    private final long bytes;
    private long written;

    private Exports(long bytes) {
        this.bytes = bytes;
    }

    public static void main(String[] args) throws IOException {
        Exports exports = new Exports(Long.parseLong(args[1]) * 1_000_000);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]), StandardCharsets.UTF_8)) {
            switch (args[0]) {
                case "csv" -> exports.csv(out);
                case "json" -> exports.json(out);
                case "wxr" -> exports.wxr(out);
                default -> throw new IllegalArgumentException("csv, json or wxr");
            }
        }
    }

    private void csv(BufferedWriter out) throws IOException {
        out.write("\"Naam (Voornaam)\",\"E-mailadres\",\"Wat als…\",\"Hoe is het nu?\",\"Wat zou er veranderen?\",\"Publiceren\",\"Inzending-ID\",\"Inzenddatum\",\"IP gebruiker\"\n");
        for (int i = 0; written < bytes; i++) {
            write(out, "\"Iemand\",\"iemand" + i + "@example.nl\",\"Wat als " + text(8) + "?\",\"" + text(60) + "\",\"" + text(60)
                    + "\",\"Ja\",\"" + i + "\",\"2023-04-13 09:05:07\",\"203.0.113.7\"\n");
        }
    }

    private void json(BufferedWriter out) throws IOException {
        out.write("{\"fields\":[\"_date\",\"email\",\"idee\",\"bericht\"],\"submissions\":[");
        for (int i = 0; written < bytes; i++) {
            write(out, (i == 0 ? "" : ",\n") + "{\"_id\":\"" + i + "\",\"_date\":\"2026-05-04T07:28:29.707632\",\"email\":\"iemand" + i
                    + "@example.nl\",\"idee\":\"Wat als " + text(8) + "?\",\"bericht\":\"" + text(120) + "\"}");
        }
        out.write("]}\n");
    }

    private void wxr(BufferedWriter out) throws IOException {
        out.write("<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\n"
                + "<wp:base_blog_url>https://example.nl</wp:base_blog_url>\n");
        for (int i = 0; written < bytes; i++) {
            StringBuilder item = new StringBuilder("<item><title>" + text(6) + "</title><link>https://example.nl/" + i
                    + "/</link><content:encoded><![CDATA[" + text(300) + "]]></content:encoded><wp:post_id>" + i
                    + "</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>");
            for (int j = 0; j < 5; j++) {
                item.append("<wp:comment><wp:comment_id>").append(i * 5L + j).append("</wp:comment_id><wp:comment_author>Iemand</wp:comment_author>")
                        .append("<wp:comment_date_gmt>2019-03-05 10:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[")
                        .append(text(60)).append("]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>")
                        .append("<wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>");
            }
            write(out, item + "</item>\n");
        }
        out.write("</channel></rss>\n");
    }

    private void write(BufferedWriter out, String row) throws IOException {
        out.write(row);
        written += row.length();
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
