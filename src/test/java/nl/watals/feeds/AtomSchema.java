package nl.watals.feeds;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds Atom documents to {@code atom.rnc} with Jing. For one thread. */
public final class AtomSchema {
    private final Findings findings = new Findings();
    private final ValidationDriver driver;

    /** Reads the schema, which must itself be right. */
    public AtomSchema() {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, findings);
        driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try {
            boolean read = driver.loadSchema(
                    new InputSource(AtomSchema.class.getResource("atom.rnc").toString()));
            if (!read) {
                throw new IllegalStateException("atom.rnc: " + findings.list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("atom.rnc: " + findings.list, e);
        }
    }

    /** What is wrong with a document, one line each; empty for a valid one. */
    public List<String> findings(String document) {
        findings.list.clear();
        try {
            driver.validate(new InputSource(new StringReader(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            findings.list.add("no XML: " + e.getMessage());
        }
        return List.copyOf(findings.list);
    }

    private static final class Findings implements ErrorHandler {
        private final List<String> list = new ArrayList<>();

        @Override
        public void warning(SAXParseException exception) {
            error(exception);
        }

        @Override
        public void error(SAXParseException exception) {
            list.add(exception.getLineNumber() + ":" + exception.getColumnNumber() + ": " + exception.getMessage());
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
