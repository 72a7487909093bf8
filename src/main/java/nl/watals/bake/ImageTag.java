package nl.watals.bake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * An {@code <img>} of a body.
 *
 * @param src as it stands there
 * @param width 0 when the tag does not say
 * @param more all other attributes, each with a space before it
 */
record ImageTag(String src, String alt, int width, String more) {
    static ImageTag read(String html) {
        Element img = Jsoup.parseBodyFragment(html).body().child(0);
        StringBuilder more = new StringBuilder();
        for (Attribute attribute : img.attributes()) {
            switch (attribute.getKey()) {
                case "src", "alt", "width", "height", "loading", "srcset", "sizes", "decoding" -> {
                    // The build says these.
                }
                default ->
                    more.append(' ')
                            .append(attribute.getKey())
                            .append("=\"")
                            .append(HtmlText.escape(attribute.getValue()))
                            .append('"');
            }
        }
        return new ImageTag(img.attr("src"), img.attr("alt"), number(img.attr("width")), more.toString());
    }

    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length() && i < 5; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** The file in the output that the address leads to from a page; empty when it lies elsewhere. */
    String name(String url) {
        int end = src.length();
        for (char c : new char[] {'?', '#'}) {
            int at = src.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        String path = src.substring(0, end);
        if (path.isEmpty() || path.startsWith("//") || path.indexOf(':') >= 0) {
            return "";
        }
        String from = path.startsWith("/") ? path : url.substring(0, url.lastIndexOf('/') + 1) + path;
        return normalized(decoded(from));
    }

    private static String normalized(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(1).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            char c = (char) (utf8[i] & 0xFF);
            boolean escape = c == '%'
                    && i + 2 < utf8.length
                    && Character.digit((char) utf8[i + 1], 16) >= 0
                    && Character.digit((char) utf8[i + 2], 16) >= 0;
            if (escape) {
                bytes.write(Character.digit((char) utf8[i + 1], 16) << 4 | Character.digit((char) utf8[i + 2], 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
