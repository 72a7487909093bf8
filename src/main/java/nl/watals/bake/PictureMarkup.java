package nl.watals.bake;

import java.util.ArrayList;
import java.util.List;
import nl.watals.bake.Images.Known;
import nl.watals.images.ImageFormat;
import nl.watals.images.Rendition;

/** Pictures as HTML: a {@code <picture>} with copies in several widths, each with its size, so that nothing moves. */
record PictureMarkup(Images images) {
    private static final String IMG = "<img ";

    /**
     * One picture.
     *
     * @param name of the file, relative to the output
     * @param alt what is seen; empty for decoration
     * @param sizes as in HTML: how wide it is shown
     * @param eager whether it is loaded at once
     * @param width how wide it is shown at most, in pixels; 0 when the page does not say
     * @param more further attributes, each with a space before it
     */
    String of(String name, String alt, String sizes, boolean eager, int width, String more) {
        Known picture = images.show(name);
        List<Rendition> webp = new ArrayList<>();
        List<Rendition> others = new ArrayList<>();
        for (Rendition rendition : images.renditions(picture)) {
            (rendition.format() == ImageFormat.WEBP ? webp : others).add(rendition);
        }
        StringBuilder html = new StringBuilder(512);
        String shown = width > 0 ? width + "px" : sizes;
        if (!webp.isEmpty()) {
            html.append("<picture><source type=\"image/webp\"");
            candidates(html, picture, webp, shown);
            html.append('>');
        }
        html.append("<img src=\"").append(source(picture, others)).append('"');
        if (others.size() > 1) {
            candidates(html, picture, others, shown);
        }
        size(html, picture, others, width);
        html.append(" alt=\"").append(HtmlText.escape(alt)).append('"').append(more);
        html.append(eager ? " fetchpriority=\"high\">" : " loading=\"lazy\" decoding=\"async\">");
        return html.append(webp.isEmpty() ? "" : "</picture>").toString();
    }

    /** A picture without copies stands at its own address. */
    private String source(Known picture, List<Rendition> others) {
        return others.isEmpty()
                ? "/" + HtmlText.escape(picture.file().name())
                : images.address(picture, others.get(others.size() / 2));
    }

    private void candidates(StringBuilder html, Known picture, List<Rendition> renditions, String sizes) {
        html.append(" srcset=\"");
        for (Rendition rendition : renditions) {
            if (rendition != renditions.get(0)) {
                html.append(", ");
            }
            html.append(images.address(picture, rendition));
            if (renditions.size() > 1) {
                html.append(' ').append(rendition.width()).append('w');
            }
        }
        html.append('"');
        if (renditions.size() > 1) {
            html.append(" sizes=\"").append(HtmlText.escape(sizes)).append('"');
        }
    }

    private static void size(StringBuilder html, Known picture, List<Rendition> others, int width) {
        Rendition largest = others.isEmpty() ? null : others.get(others.size() - 1);
        long wide = largest == null ? picture.width() : largest.width();
        long high = largest == null ? picture.height() : largest.height();
        if (wide < 1) {
            return;
        }
        if (width > 0) {
            high = Math.max(1, Math.round((double) high * width / wide));
            wide = width;
        }
        html.append(" width=\"")
                .append(wide)
                .append("\" height=\"")
                .append(high)
                .append('"');
    }

    // ---- pictures in bodies

    /**
     * A body with every {@code <img>} of a picture of this site made into one with copies.
     *
     * @param url of the page, from which relative addresses lead
     * @param eager whether the first one is loaded at once
     * @param names gets the name of each picture that is shown
     */
    String inBody(String body, String url, boolean eager, List<String> names) {
        int at = body.indexOf(IMG);
        if (at < 0) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length() + 1024);
        int done = 0;
        while (at >= 0) {
            int end = end(body, at);
            ImageTag tag = ImageTag.read(body.substring(at, end));
            String name = tag.name(url);
            if (images.has(name)) {
                out.append(body, done, at);
                out.append(
                        of(name, tag.alt(), images.defaultSizes(), eager && names.isEmpty(), tag.width(), tag.more()));
                names.add(name);
                done = end;
            }
            at = body.indexOf(IMG, end);
        }
        return out.append(body, done, body.length()).toString();
    }

    /** The place behind the tag: a sign between quotes does not end it. */
    private static int end(String body, int start) {
        char quote = 0;
        for (int i = start; i < body.length(); i++) {
            char c = body.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return body.length();
    }
}
