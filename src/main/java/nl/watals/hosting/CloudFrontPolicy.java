package nl.watals.hosting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that an object store cannot hold, as Amazon CloudFront takes them: the response headers policy for
 * {@code aws cloudfront create-response-headers-policy --response-headers-policy-config file://…}. Headers that it has
 * fields of its own for may not stand among the others.
 */
final class CloudFrontPolicy {
    static final String FILE = "response-headers-policy.json";

    private static final String MAX_AGE = "max-age=";

    private CloudFrontPolicy() {}

    static Map<String, String> files(Hosting hosting) {
        return Map.of(FILE, json(hosting.headers()));
    }

    private static String json(Map<String, String> headers) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            json.writeStartObject();
            json.writeStringField("Name", "watals");
            json.writeStringField("Comment", "Made by `watals hosting cloudfront`");
            Map<String, String> others = new LinkedHashMap<>();
            json.writeObjectFieldStart("SecurityHeadersConfig");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                if (!security(json, header.getKey(), header.getValue())) {
                    others.put(header.getKey(), header.getValue());
                }
            }
            json.writeEndObject();
            custom(json, others);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory meets no disk", e);
        }
        return out.append('\n').toString();
    }

    /** Whether it is one that there are fields for; then they are written. */
    private static boolean security(JsonGenerator json, String name, String value) throws IOException {
        switch (name) {
            case "Content-Security-Policy" -> {
                json.writeObjectFieldStart("ContentSecurityPolicy");
                json.writeStringField("ContentSecurityPolicy", value);
            }
            case "Strict-Transport-Security" -> {
                if (!value.startsWith(MAX_AGE)) {
                    throw new IllegalArgumentException("more than an age: " + value);
                }
                json.writeObjectFieldStart("StrictTransportSecurity");
                json.writeNumberField("AccessControlMaxAgeSec", Integer.parseInt(value.substring(MAX_AGE.length())));
                json.writeBooleanField("IncludeSubdomains", false);
                json.writeBooleanField("Preload", false);
            }
            case "X-Content-Type-Options" -> json.writeObjectFieldStart("ContentTypeOptions");
            case "Referrer-Policy" -> {
                json.writeObjectFieldStart("ReferrerPolicy");
                json.writeStringField("ReferrerPolicy", value);
            }
            default -> {
                return false;
            }
        }
        json.writeBooleanField("Override", true);
        json.writeEndObject();
        return true;
    }

    private static void custom(JsonGenerator json, Map<String, String> headers) throws IOException {
        json.writeObjectFieldStart("CustomHeadersConfig");
        json.writeNumberField("Quantity", headers.size());
        json.writeArrayFieldStart("Items");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStartObject();
            json.writeStringField("Header", header.getKey());
            json.writeStringField("Value", header.getValue());
            json.writeBooleanField("Override", true);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
