package nl.watals.formservice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that cannot be an export of text, named as what it is.
 *
 * @param what what it is
 * @param hint what to do instead
 */
record WrongFile(String what, String hint) {
    private static final int HEAD = 1 << 13;
    private static final String AS_CSV = "open it, and save the sheet as CSV (UTF-8)";
    private static final String EXPORT_AGAIN = "export the entries as CSV or JSON, and give that file";

    /** What is wrong with a file as a whole; empty when its text can be looked at. */
    static Optional<WrongFile> of(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return wrong("this file is empty", "export again");
        }
        if (size > Limits.FILE_BYTES) {
            return wrong("this file is larger than 4 GiB", "export a part of the entries at a time");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        Optional<WrongFile> binary = binary(latin);
        if (binary.isPresent()) {
            return binary;
        }
        if (latin.startsWith("\u00FE\u00FF") || latin.startsWith("\u00FF\u00FE")) {
            return Optional.empty();
        }
        int nul = latin.indexOf('\0');
        if (nul >= 0 && latin.chars().filter(c -> c == 0).count() > latin.length() / 4) {
            return wrong("this is UTF-16 text without a byte order mark, or no text at all", "save it as CSV (UTF-8)");
        }
        return html(latin);
    }

    private static Optional<WrongFile> binary(String head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return zip(head);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return wrong("this is an old Excel or Word file (.xls, .doc)", AS_CSV);
        }
        if (head.startsWith("%PDF-")) {
            return wrong("this is a PDF", EXPORT_AGAIN);
        }
        if (head.startsWith("SQLite format 3\0")) {
            return wrong("this is an SQLite database", "is it the inbox itself? give a form service's export");
        }
        if (head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF8")
                || head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return wrong("this is a picture", EXPORT_AGAIN);
        }
        if (head.startsWith("\u001F\u008B")) {
            return wrong("this is a compressed file (.gz)", "unpack it first");
        }
        if (head.startsWith("7z\u00BC\u00AF") || head.startsWith("Rar!")) {
            return wrong("this is an archive (.7z, .rar)", "unpack it first");
        }
        return head.startsWith("{\\rtf") ? wrong("this is a text document (.rtf)", EXPORT_AGAIN) : Optional.empty();
    }

    private static Optional<WrongFile> zip(String head) {
        if (head.contains("xl/") || head.contains("opendocument.spreadsheet")) {
            return wrong("this is a spreadsheet (.xlsx, .ods)", AS_CSV);
        }
        if (head.contains("word/") || head.contains("opendocument.text")) {
            return wrong("this is a text document (.docx, .odt)", EXPORT_AGAIN);
        }
        return head.contains("[Content_Types].xml")
                ? wrong("this is an Office document", AS_CSV)
                : wrong("this is a ZIP archive", "unpack it first, and give the file or folder inside");
    }

    private static Optional<WrongFile> html(String head) {
        String start = head.substring(0, Math.min(1_000, head.length()));
        if (start.startsWith("\u00EF\u00BB\u00BF")) {
            start = start.substring(3);
        }
        start = start.stripLeading().toLowerCase(Locale.ROOT);
        boolean page = start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
        if (!page) {
            return Optional.empty();
        }
        String all = head.toLowerCase(Locale.ROOT);
        return all.contains("password") || all.contains("wachtwoord") || all.contains("login") || all.contains("log in")
                ? wrong(
                        "this is a web page that asks to log in, not the export",
                        "log in first, then download the export")
                : wrong("this is a web page (HTML)", EXPORT_AGAIN);
    }

    private static Optional<WrongFile> wrong(String what, String hint) {
        return Optional.of(new WrongFile(what, hint));
    }
}
