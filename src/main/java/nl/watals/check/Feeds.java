package nl.watals.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether feeds have what readers of feeds need: RFC 4287 and JSON Feed 1.1. */
final class Feeds {
    private Feeds() {}

    static void checkAtom(byte[] bytes, int length, List<Finding> findings) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes, 0, length));
            readAtom(reader, findings);
        } catch (XMLStreamException e) {
            findings.add(new Finding(
                    "the feed is no XML at line " + e.getLocation().getLineNumber(), "is every text escaped?", ""));
        }
    }

    private static void readAtom(XMLStreamReader reader, List<Finding> findings) throws XMLStreamException {
        Set<String> feed = new HashSet<>();
        Set<String> entry = new HashSet<>();
        Set<String> ids = new HashSet<>();
        int depth = 0;
        boolean inEntry = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                String name = reader.getLocalName();
                if (depth == 1 && !name.equals("feed")) {
                    findings.add(new Finding("the feed has no `feed` as its root but `" + name + "`", "", ""));
                }
                if (depth == 2) {
                    inEntry = name.equals("entry");
                    entry.clear();
                    feed.add(name);
                } else if (depth == 3 && inEntry) {
                    entry.add(name);
                    if (name.equals("id")) {
                        String id = reader.getElementText();
                        depth--;
                        if (!ids.add(id)) {
                            findings.add(new Finding("two entries of the feed have the id " + id, "", ""));
                        }
                    }
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (depth == 2 && inEntry) {
                    require(entry, List.of("id", "title", "updated"), "an entry of the feed", findings);
                }
                depth--;
            }
        }
        require(feed, List.of("id", "title", "updated"), "the feed", findings);
    }

    static void checkJson(byte[] bytes, int length, List<Finding> findings) {
        try (JsonParser parser = new JsonFactory().createParser(bytes, 0, length)) {
            Set<String> feed = new HashSet<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                findings.add(new Finding("the feed is no JSON object", "", ""));
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                feed.add(key);
                if (parser.nextToken() == JsonToken.START_ARRAY && key.equals("items")) {
                    readItems(parser, findings);
                } else {
                    parser.skipChildren();
                }
            }
            require(feed, List.of("version", "title", "items"), "the feed", findings);
        } catch (JsonProcessingException e) {
            findings.add(new Finding("the feed is no JSON: " + e.getOriginalMessage(), "", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readItems(JsonParser parser, List<Finding> findings) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Set<String> item = new HashSet<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                item.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            require(item, List.of("id"), "an item of the feed", findings);
            if (!item.contains("content_html") && !item.contains("content_text")) {
                findings.add(new Finding("an item of the feed has no `content_html` or `content_text`", "", ""));
            }
        }
    }

    private static void require(Set<String> there, List<String> wanted, String whose, List<Finding> findings) {
        for (String key : wanted) {
            Finding finding = new Finding(whose + " has no `" + key + "`", "", "");
            if (!there.contains(key) && !findings.contains(finding)) {
                findings.add(finding);
            }
        }
    }
}
