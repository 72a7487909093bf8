package nl.watals.web;

import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Pages out of Pebble templates that lie as resources beside a class. Every text is escaped, a name that is missing is an
 * exception, and there is no way from a template to a file. Thread-safe.
 */
public final class Pages {
    private final PebbleEngine engine;
    private final Messages messages;

    /**
     * @param folder templates are {@code pages/*.peb} beside it
     * @param zone for the days and times that people read
     */
    public Pages(Class<?> folder, Messages messages, ZoneId zone) {
        ClasspathLoader loader = new ClasspathLoader(folder.getClassLoader());
        loader.setPrefix(folder.getPackageName().replace('.', '/') + "/pages/");
        this.messages = messages;
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .cacheActive(true)
                .defaultLocale(Locale.forLanguageTag(messages.language()))
                .extension(new PageExtension(messages, zone))
                .build();
    }

    public Messages messages() {
        return messages;
    }

    /** The page as HTML. */
    public String render(String template, Map<String, ?> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.put("language", messages.language());
        StringWriter out = new StringWriter(8192);
        try {
            engine.getTemplate(template).evaluate(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Answers with the page. */
    public void show(Context request, String template, Map<String, ?> values) {
        request.contentType("text/html; charset=utf-8").result(render(template, values));
    }
}
