package nl.watals.assets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.watals.assets.CssTokens.Kind;
import nl.watals.assets.CssTokens.Token;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * A style sheet made small without changing what it means: comments and needless white space go, {@code @import} becomes
 * what it imports, and every {@code url(…)} gets the address that the site gives it. Nothing is reordered, merged or
 * computed.
 *
 * @param name where it stands, relative to the folder of assets, with {@code /} between the parts
 */
public record StyleSheet(String name, SourceText source) {
    /** The other files that a style sheet may name. Names are relative to the folder of assets. */
    public interface Files {
        /** The address to write for a file; empty when there is none of that name. */
        Optional<String> address(String name);

        /** A style sheet to bring in; empty when there is none of that name, or when it cannot be read. */
        Optional<StyleSheet> sheet(String name);

        /** Every name, for a hint. */
        Collection<String> names();
    }

    /**
     * The sheet in its small form. It holds no {@code </}, so it may stand inside a {@code <style>} element.
     *
     * @param problems gets what is not closed, what does not exist and what imports itself, each with its place
     */
    public String minified(Files files, Problems problems) {
        Writing writing = new Writing(files, problems, new ArrayList<>());
        writing.write(this);
        return writing.out.toString().replace("</", "<\\/");
    }

    private static final class Writing {
        private final Files files;
        private final Problems problems;
        private final List<String> way;
        private final StringBuilder out = new StringBuilder();
        private StyleSheet sheet;
        private List<Token> tokens;
        private int at;
        private boolean statements;

        private Writing(Files files, Problems problems, List<String> way) {
            this.files = files;
            this.problems = problems;
            this.way = way;
        }

        private void write(StyleSheet toWrite) {
            sheet = toWrite;
            way.add(toWrite.name());
            tokens = CssTokens.of(toWrite.source(), problems);
            List<String> functions = new ArrayList<>();
            for (at = 0; at < tokens.size(); at++) {
                Token token = tokens.get(at);
                switch (token.kind()) {
                    case SPACE -> writeSpace();
                    case STRING -> writeString(token, functions);
                    case URL -> out.append(url(address(token)));
                    case WORD -> writeWord(token);
                    case FUNCTION -> {
                        functions.add(token.text().toLowerCase(Locale.ROOT));
                        out.append(token.text()).append('(');
                    }
                    case SIGN -> writeSign(token, functions);
                }
            }
            way.remove(way.size() - 1);
        }

        private Token token(int index) {
            return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
        }

        // ---- white space

        private void writeSpace() {
            Token before = token(at - 1);
            Token after = token(at + 1);
            boolean outside = out.length() == 0 || before == NOTHING || after == NOTHING;
            boolean emptyValue = before.is(':') && (after.is(';') || after.is('}'));
            if (!outside && (emptyValue || !(endsWithoutSpace(before) || beginsWithoutSpace(after)))) {
                out.append(' ');
            }
        }

        private static boolean endsWithoutSpace(Token token) {
            return token.kind() == Kind.FUNCTION || isOneOf(token, "{};,:([>~");
        }

        private static boolean beginsWithoutSpace(Token token) {
            return isOneOf(token, "{};,)]!>~");
        }

        private static boolean isOneOf(Token token, String signs) {
            return token.kind() == Kind.SIGN
                    && token.text().length() == 1
                    && signs.indexOf(token.text().charAt(0)) >= 0;
        }

        private int skipSpace(int index) {
            return token(index).kind() == Kind.SPACE ? index + 1 : index;
        }

        // ---- words, signs and texts

        private void writeSign(Token token, List<String> functions) {
            if (token.is('(')) {
                functions.add("");
            } else if (token.is(')') && !functions.isEmpty()) {
                functions.remove(functions.size() - 1);
            }
            boolean last = token.is(';') && token(skipSpace(at + 1)).is('}');
            boolean empty = token.is(';') && out.length() == 0;
            if (!last && !empty) {
                out.append(token.text());
            }
            statements |= token.is('{');
        }

        private void writeWord(Token token) {
            if (token.isWord("@charset")) {
                // The build writes UTF-8, which is what browsers take a sheet of a UTF-8 page for.
                skipStatement();
            } else if (token.isWord("@import")) {
                writeImport(token);
            } else {
                out.append(shortened(token.text()));
            }
        }

        /** A number without the zero before its point. */
        private static String shortened(String word) {
            int start = word.startsWith("-") ? 1 : 0;
            boolean zero = word.startsWith("0.", start)
                    && word.length() > start + 2
                    && Character.isDigit(word.charAt(start + 2));
            return zero ? word.substring(0, start) + word.substring(start + 1) : word;
        }

        private void writeString(Token token, List<String> functions) {
            boolean image =
                    !functions.isEmpty() && functions.get(functions.size() - 1).endsWith("image-set");
            out.append(quoted(image ? address(token) : token.text()));
        }

        private static String quoted(String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    quoted.append('\\').append(c);
                } else if (c < ' ' || c == 0x7F) {
                    quoted.append('\\').append(Integer.toHexString(c)).append(' ');
                } else if (c == '/' && i > 0 && text.charAt(i - 1) == '<') {
                    quoted.append("\\/");
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append('"').toString();
        }

        private static String url(String address) {
            for (int i = 0; i < address.length(); i++) {
                char c = address.charAt(i);
                if (c <= ' ' || c == 0x7F || "\"'()\\<".indexOf(c) >= 0) {
                    return "url(" + quoted(address) + ")";
                }
            }
            return "url(" + address + ")";
        }

        // ---- other files

        /** What the token names gets its address; an address elsewhere stays as it is. */
        private String address(Token token) {
            String target = token.text();
            if (isElsewhere(target)) {
                return target;
            }
            int end = end(target);
            String name = resolve(sheet.name(), target.substring(0, end));
            Optional<String> address = files.address(name);
            if (address.isEmpty()) {
                missing(token, name);
            }
            return address.orElse("") + target.substring(end);
        }

        private void missing(Token token, String name) {
            report(
                    token.offset(),
                    "there is no file `" + name + "` among the assets",
                    Nearest.hint(name, files.names(), "addresses are relative to this style sheet"));
        }

        private void writeImport(Token word) {
            int next = skipSpace(at + 1);
            Token target = token(next);
            boolean named = target.kind() == Kind.URL || target.kind() == Kind.STRING;
            if (!named || isElsewhere(target.text())) {
                report(
                        word.offset(),
                        "this `@import` cannot be brought in",
                        "write `@import \"name.css\";` with a style sheet of this site");
                skipStatement();
                return;
            }
            if (statements) {
                report(
                        word.offset(),
                        "browsers do not read an `@import` here",
                        "move it to the top of the style sheet");
            }
            List<Token> conditions = conditions(next + 1);
            skipStatement();
            String name = resolve(sheet.name(), target.text());
            Optional<StyleSheet> imported = files.sheet(name);
            if (imported.isEmpty()) {
                missing(target, name);
            } else if (way.contains(name)) {
                report(word.offset(), "these style sheets import each other in a circle", String.join(" → ", way));
            } else {
                bringIn(imported.get(), conditions);
            }
        }

        private List<Token> conditions(int from) {
            List<Token> conditions = new ArrayList<>();
            for (int i = skipSpace(from); i < tokens.size() && !token(i).is(';'); i++) {
                conditions.add(token(i));
            }
            return conditions;
        }

        private void skipStatement() {
            while (at < tokens.size() && !token(at).is(';')) {
                at++;
            }
        }

        private void bringIn(StyleSheet imported, List<Token> conditions) {
            Writing inner = new Writing(files, problems, way);
            inner.write(imported);
            if (conditions.isEmpty()) {
                out.append(inner.out);
                return;
            }
            StringBuilder query = new StringBuilder();
            for (Token token : conditions) {
                query.append(token.text()).append(token.kind() == Kind.FUNCTION ? "(" : "");
            }
            String wanted = query.toString().strip();
            String first = conditions.get(0).text().toLowerCase(Locale.ROOT);
            if (first.equals("layer") || first.equals("supports")) {
                report(
                        conditions.get(0).offset(),
                        "an `@import` with `" + first + "` cannot be brought in",
                        "write `@" + first + "` inside the other style sheet");
            }
            out.append("@media ").append(wanted).append('{').append(inner.out).append('}');
        }

        private void report(int offset, String what, String hint) {
            problems.add(sheet.source().problem(offset, what, hint));
        }
    }

    private static final Token NOTHING = new Token(Kind.SIGN, " ", 0);

    /** Whether it names no file of the site: another host, data, or a part of the page itself. */
    private static boolean isElsewhere(String target) {
        if (target.isEmpty() || target.startsWith("#") || target.startsWith("//")) {
            return true;
        }
        int colon = target.indexOf(':');
        int slash = target.indexOf('/');
        return colon > 0 && (slash < 0 || colon < slash);
    }

    private static int end(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '#' || target.charAt(i) == '?') {
                return i;
            }
        }
        return target.length();
    }

    /** The name of a file that a sheet names: relative to the sheet, or from the root. */
    private static String resolve(String sheet, String target) {
        String path =
                target.startsWith("/") ? target.substring(1) : sheet.substring(0, sheet.lastIndexOf('/') + 1) + target;
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
