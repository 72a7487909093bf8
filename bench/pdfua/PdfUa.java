import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF how many checks of PDF/UA-1 it was held against and which of them it fails; ends with 1 if any does. */
public final class PdfUa {
    private PdfUa() {}

    public static void main(String[] files) throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = files.length > 0;
        for (String file : files) {
            good &= isGood(Path.of(file));
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean isGood(Path file) throws IOException {
        PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
        try (InputStream in = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf(
                    "%s: %s, %d checks%n",
                    file.getFileName(),
                    result.isCompliant() ? "PDF/UA-1" : "not PDF/UA-1",
                    result.getTotalAssertions());
            for (TestAssertion failed : result.getTestAssertions()) {
                if (failed.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.printf(
                            "  %s test %d: %s%n    at %s%n",
                            failed.getRuleId().getClause(),
                            failed.getRuleId().getTestNumber(),
                            failed.getMessage(),
                            failed.getLocation().getContext());
                }
            }
            return result.isCompliant();
        } catch (ModelParsingException | ValidationException | EncryptedPdfException e) {
            System.out.printf("%s: veraPDF cannot read it: %s%n", file.getFileName(), e.getMessage());
            return false;
        }
    }
}
