package nl.watals.formservice;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a WordPress export (WXR) event by event: no DTD, no external entities, and never more than one item or comment in
 * memory. Elements are known by their namespace as far as its first part, since versions differ at the end.
 */
final class WxrReader {
    private static final String WORDPRESS = "http://wordpress.org/export/";

    private final String path;
    private final XmlText text;
    private final Visitor visitor;
    private XMLStreamReader xml;

    WxrReader(String path, TextInput in, Visitor visitor) {
        this.path = path;
        this.text = new XmlText(in);
        this.visitor = visitor;
    }

    /** Is told what the file holds, in its order. */
    interface Visitor {
        /** An author of posts. */
        default void author(String login, String displayName) {}

        /** The address of the old site. */
        default void site(String address) {}

        /** A comment; the item that it stands in has been read as far as here. */
        default void comment(WxrItem item, WxrItem comment) throws IOException {}

        /** The end of an item. */
        void item(WxrItem item) throws IOException;
    }

    /** Why the file could not be read to its end. */
    record Stopped(Place place, String what, String hint) {}

    /** Reads the whole file. Returns null at its end. */
    Stopped read() throws IOException {
        try {
            xml = factory().createXMLStreamReader(text);
            return events();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof XmlText.TooLarge large) {
                return new Stopped(
                        place(), large.getMessage(), "nothing behind this place was read; was the file damaged?");
            }
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            return new Stopped(
                    place(e.getLocation()),
                    "this is no well-formed XML",
                    "nothing behind this place was read; was the file cut off? export again");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private Stopped events() throws XMLStreamException, IOException {
        Deque<String> open = new ArrayDeque<>();
        while (xml.hasNext()) {
            int event = xml.next();
            text.event();
            if (event == XMLStreamConstants.DTD) {
                return new Stopped(place(), "this XML has a DOCTYPE", "an export of WordPress has none; export again");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(open);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.poll();
            }
        }
        return null;
    }

    private void start(Deque<String> open) throws XMLStreamException, IOException {
        String name = name();
        switch (name) {
            case "item" -> item();
            case "wp:author" -> author();
            case "wp:base_blog_url" -> visitor.site(content(new WxrItem(place()), name));
            default -> open.push(name);
        }
    }

    /** {@code wp:post_id}, {@code content:encoded}, {@code excerpt:encoded}, {@code dc:creator}, or the plain name. */
    private String name() {
        String namespace = xml.getNamespaceURI();
        String local = xml.getLocalName();
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        if (namespace.startsWith(WORDPRESS)) {
            return namespace.contains("/excerpt") ? "excerpt:" + local : "wp:" + local;
        }
        if (namespace.contains("purl.org/rss/1.0/modules/content")) {
            return "content:" + local;
        }
        return namespace.contains("purl.org/dc/") ? "dc:" + local : "other:" + local;
    }

    private void author() throws XMLStreamException, IOException {
        WxrItem author = new WxrItem(place());
        fields(author, "wp:author", null);
        visitor.author(
                author.text("author_login").strip(),
                author.text("author_display_name").strip());
    }

    private void item() throws XMLStreamException, IOException {
        WxrItem item = new WxrItem(place());
        fields(item, "item", item);
        visitor.item(item);
    }

    /** Reads child elements up to the end of this one. */
    private void fields(WxrItem into, String end, WxrItem item) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            text.event();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                field(into, item);
            }
        }
    }

    private void field(WxrItem into, WxrItem item) throws XMLStreamException, IOException {
        String name = name();
        if (name.equals("wp:comment") && item != null) {
            WxrItem comment = new WxrItem(place());
            fields(comment, name, null);
            visitor.comment(item, comment);
            return;
        }
        if (name.equals("wp:postmeta") && item != null) {
            WxrItem note = new WxrItem(place());
            fields(note, name, null);
            String key = note.text("meta_key").strip();
            if (NOTES.contains(key)) {
                item.notes.put(key, note.text("meta_value").strip());
            }
            return;
        }
        if (name.equals("category")) {
            String domain = attribute("domain");
            String nicename = attribute("nicename");
            String title = content(into, name);
            into.categories.add(new WxrItem.Category(domain, nicename, title.strip()));
            return;
        }
        String key = name.startsWith("wp:") ? name.substring(3) : name;
        String content = content(into, name);
        if (name.startsWith("wp:") || KEPT.containsKey(name)) {
            into.texts.putIfAbsent(key, content);
        }
    }

    private static final Set<String> NOTES = Set.of(WordPressPosts.PICTURE, WordPressPosts.DESCRIPTION);
    private static final Map<String, Boolean> KEPT = kept();

    private static Map<String, Boolean> kept() {
        Map<String, Boolean> kept = new HashMap<>();
        for (String name :
                new String[] {"title", "link", "pubDate", "dc:creator", "content:encoded", "excerpt:encoded"}) {
            kept.put(name, true);
        }
        return kept;
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The text up to the end of this element; elements inside it are left out. */
    private String content(WxrItem into, String name) throws XMLStreamException, IOException {
        StringBuilder content = new StringBuilder();
        boolean tooLong = false;
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            text.event();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == 1 && !tooLong) {
                        content.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                    if (content.length() > Limits.ROW_CHARS) {
                        tooLong = true;
                        content.setLength(0);
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    content.append('&').append(xml.getLocalName()).append(';');
                default -> {
                    // Comments and processing instructions are no text.
                    continue;
                }
            }
        }
        if (tooLong) {
            into.tooLong.add(name);
        }
        return content.toString();
    }

    private Place place() {
        return xml == null ? new Place(path, 1, 1) : place(xml.getLocation());
    }

    private Place place(Location location) {
        return location == null
                ? new Place(path, 1, 1)
                : new Place(path, Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }
}
