package nl.watals.bake;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.utils.PathUtils;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import nl.watals.text.SourceText;

/** Gives Pebble the templates that were read at the start; there is no way from a template to any other file. */
final class TemplateLoader implements Loader<String> {
    private final Map<String, SourceText> templates;

    TemplateLoader(Map<String, SourceText> templates) {
        this.templates = templates;
    }

    @Override
    public Reader getReader(String name) {
        SourceText source = templates.get(name);
        if (source == null) {
            throw new LoaderException(null, "there is no template `" + name + "`");
        }
        return new StringReader(source.text());
    }

    @Override
    public boolean resourceExists(String name) {
        return templates.containsKey(name);
    }

    @Override
    public String resolveRelativePath(String relativePath, String anchorPath) {
        return relativePath.startsWith(".")
                ? PathUtils.resolveRelativePath(relativePath, anchorPath, '/')
                : relativePath;
    }

    @Override
    public String createCacheKey(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    @Override
    public void setCharset(String charset) {
        // Templates are UTF-8, decoded before Pebble sees them.
    }

    @Override
    public void setPrefix(String prefix) {
        // Names are relative to the template folder.
    }

    @Override
    public void setSuffix(String suffix) {
        // Names have their ending.
    }
}
