package nl.watals.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether phones can read what a site says of itself (W3C Web Application Manifest), and which files it names. */
final class WebManifest {
    private static final List<String> REQUIRED = List.of("name", "icons");

    private WebManifest() {}

    static boolean isOne(String file) {
        return file.endsWith(".webmanifest");
    }

    /** The addresses of the pages and pictures that it names. */
    static List<String> links(byte[] bytes, int length, List<Finding> findings) {
        List<String> links = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(bytes, 0, length)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                String key = parser.currentName();
                if (token == JsonToken.FIELD_NAME && depth == 1) {
                    keys.add(key);
                } else if (token == JsonToken.VALUE_STRING && ("src".equals(key) || "start_url".equals(key))) {
                    add(links, parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            findings.add(new Finding("the web manifest is no JSON: " + e.getOriginalMessage(), "", ""));
            return links;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String key : REQUIRED) {
            if (!keys.contains(key)) {
                findings.add(new Finding("the web manifest has no `" + key + "`", "", ""));
            }
        }
        return links;
    }

    /** What stands elsewhere, or in the manifest itself, is no file of this site. */
    private static void add(List<String> links, String address) {
        if (address.indexOf(':') < 0) {
            links.add(address);
        }
    }
}
