package nl.watals.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/** What is checked of single files when there is time. */
final class FileChecks {
    /** What a phone gets in its first round trips. */
    private static final int HEAVIEST = 13_000;

    private FileChecks() {}

    /** The checks for a file by its name. */
    static List<Finding> of(String file, byte[] bytes, int length) {
        List<Finding> findings = new ArrayList<>();
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (name.equals("feed.xml")) {
            Feeds.checkAtom(bytes, length, findings);
        } else if (name.equals("feed.json")) {
            Feeds.checkJson(bytes, length, findings);
        } else if (name.endsWith(".css")) {
            Contrast.check(new String(bytes, 0, length, StandardCharsets.UTF_8), findings);
        }
        return findings;
    }

    /** Whether a page is too heavy, compressed as servers do it. */
    static Optional<Finding> weight(byte[] bytes, int length) {
        if (length <= HEAVIEST) {
            return Optional.empty();
        }
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        byte[] buffer = new byte[8192];
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(buffer);
        }
        deflater.end();
        return size <= HEAVIEST
                ? Optional.empty()
                : Optional.of(new Finding(
                        "this page has " + size + " bytes after compression; " + HEAVIEST + " is the most",
                        "show fewer things on one page",
                        ""));
    }
}
