package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** The pages in the eyes of the Nu HTML checker. */
class MarkupTest {
    /**
     * What the checker says, each with the page it is about. What it says about the content security policy does not
     * count: it knows no origin of a file, and takes data for scripts. Chromium judges that, in {@link WeightTest}.
     */
    private static final class Findings implements ErrorHandler {
        private final List<String> list = new ArrayList<>();
        private String page = "";

        @Override
        public void warning(SAXParseException exception) {
            add(exception);
        }

        @Override
        public void error(SAXParseException exception) {
            add(exception);
        }

        @Override
        public void fatalError(SAXParseException exception) {
            add(exception);
        }

        private void add(SAXParseException finding) {
            if (finding.getMessage().contains("violates Content Security Policy (meta tag)")) {
                return;
            }
            list.add(page + ":" + finding.getLineNumber() + ": " + finding.getMessage());
        }
    }

    /** What the checker is asked to do. */
    @FunctionalInterface
    private interface Check {
        void with(SimpleDocumentValidator checker) throws Exception;
    }

    /** Bytes: the checker follows its schema of HTML by thousands of calls within each other. */
    private static final long DEEP_STACK = 64L << 20;

    private final Findings findings = new Findings();

    private void check(Check check) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            SimpleDocumentValidator checker = new SimpleDocumentValidator(true, false, true);
            checker.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", findings);
            checker.setUpValidatorAndParsers(findings, false, false);
            checker.setAllowCss(true);
            check.with(checker);
            return null;
        });
        new Thread(null, task, "Nu checker", DEEP_STACK).start();
        task.get();
    }

    @Test
    void everyPageAndItsStyleAreValid() throws Exception {
        ExampleSite site = ExampleSite.get();

        check(checker -> {
            for (String address : site.pages().keySet()) {
                findings.page = address;
                checker.checkHtmlFile(site.file(address).toFile(), true);
            }
            checker.checkCssFile(site.root().resolve("style.css").toFile(), true);
            checker.checkCssFile(site.root().resolve("form.css").toFile(), true);
        });

        assertThat(findings.list).isEmpty();
    }

    @Test
    void theCheckerFindsWhatIsWrong(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("page.html");
        Files.writeString(
                page,
                "<!doctype html><html lang=nl><title>x</title><style>p { colour: red }</style><p><div id=a id=b></div>");

        check(checker -> checker.checkHtmlFile(page.toFile(), true));

        assertThat(findings.list).anyMatch(finding -> finding.contains("colour"));
        assertThat(findings.list).anyMatch(finding -> finding.contains("Duplicate attribute"));
    }
}
