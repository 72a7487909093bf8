package nl.watals.bake;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What templates of this generator can do besides what Pebble offers. */
final class SiteExtension extends AbstractExtension {
    private final boolean dutch;
    private final ZoneId zone;
    private final Map<String, String> messages;
    private final DocumentResolver resolver;
    private final Assets assets;
    private final FormFunction forms;
    private final BlockCache blocks;

    SiteExtension(
            boolean dutch,
            ZoneId zone,
            Map<String, String> messages,
            DocumentResolver resolver,
            Assets assets,
            FormFunction forms,
            BlockCache blocks) {
        this.dutch = dutch;
        this.zone = zone;
        this.messages = messages;
        this.resolver = resolver;
        this.assets = assets;
        this.forms = forms;
        this.blocks = blocks;
    }

    @Override
    public Map<String, Filter> getFilters() {
        Map<String, Filter> filters = new HashMap<>();
        for (DateFilter.Form form : DateFilter.Form.values()) {
            filters.put(form.name().toLowerCase(Locale.ROOT), new DateFilter(form, dutch, zone));
        }
        filters.put("json", new JsonFilter());
        filters.put("where", new WhereFilter());
        filters.put("plain", new PlainFilter());
        filters.put("embedded", new EmbeddedFilter());
        return filters;
    }

    @Override
    public Map<String, Function> getFunctions() {
        Map<String, Function> functions = new HashMap<>();
        functions.put("t", new MessageFunction(messages));
        functions.put("asset", new AssetFunction(AssetFunction.Kind.ADDRESS, assets));
        functions.put("inlineStyle", new AssetFunction(AssetFunction.Kind.STYLE, assets));
        functions.put("styleHash", new AssetFunction(AssetFunction.Kind.STYLE_HASH, assets));
        functions.put("form", forms);
        functions.put("pdf", new PdfFunction(assets.pdfs()));
        functions.put("picture", new PictureFunction(assets.images(), assets));
        return functions;
    }

    @Override
    public Map<String, Test> getTests() {
        return Map.of("before", new BeforeTest(zone));
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return List.of(new CacheTag(blocks));
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        ExpressionTuning expressions = new ExpressionTuning(getFilters(), resolver);
        return List.of(template -> new TemplateTuning((PebbleTemplateImpl) template, messages, expressions));
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(resolver);
    }
}
