package nl.watals.bake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** The code in a template, cut into words, texts and signs with their places; what stands between tags is left out. */
final class TemplateCode {
    /** Stands where there is no token. */
    static final Token NONE = new Token(' ', "", 0);

    /**
     * @param kind {@code w} for a word, {@code s} for a text between quotes, {@code p} for any other sign
     * @param text without its quotes
     */
    record Token(char kind, String text, int offset) {
        boolean isWord() {
            return kind == 'w';
        }

        boolean isString() {
            return kind == 's';
        }

        /** Whether it is that sign. */
        boolean is(String sign) {
            return kind == 'p' && text.equals(sign);
        }
    }

    /** What stands between one pair of delimiters. */
    record Tag(boolean isStatement, int offset, List<Token> tokens) {
        /** The token at a place; {@link #NONE} where there is none. */
        Token token(int index) {
            return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
        }
    }

    private final SourceText source;
    private final String text;
    private final Problems problems;
    private final List<Tag> tags = new ArrayList<>();
    private boolean broken;
    private int at;

    private TemplateCode(SourceText source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    /** Cuts a template; stops at a tag, text or comment that has no end, which is reported. */
    static TemplateCode of(SourceText source, Problems problems) {
        TemplateCode code = new TemplateCode(source, problems);
        code.cut();
        return code;
    }

    List<Tag> tags() {
        return tags;
    }

    boolean isBroken() {
        return broken;
    }

    /** The names of the macros that it defines; one that is defined twice is reported. */
    Set<String> macros() {
        Set<String> macros = new HashSet<>();
        for (Tag tag : tags) {
            if (tag.isStatement() && tag.token(0).text().equals("macro")) {
                Token name = tag.token(1);
                if (!macros.add(name.text())) {
                    broken(
                            name.offset(),
                            "the macro `" + name.text() + "` stands here for the second time",
                            "keep one");
                }
            }
        }
        return macros;
    }

    /** The name of the template that it extends; {@link #NONE} when there is none. */
    Token layout() {
        for (Tag tag : tags) {
            if (tag.isStatement() && tag.token(0).text().equals("extends")) {
                return tag.token(1);
            }
        }
        return NONE;
    }

    private void cut() {
        for (at = text.indexOf('{'); at >= 0 && at + 1 < text.length() && !broken; at = text.indexOf('{', at)) {
            char kind = text.charAt(at + 1);
            if (kind == '#') {
                skip("#}", "this comment is not closed", "write `#}` where it ends");
            } else if (kind == '{' || kind == '%') {
                readTag(kind == '%');
            } else {
                at++;
            }
        }
    }

    private void skip(String end, String what, String hint) {
        int close = text.indexOf(end, at + 2);
        if (close < 0) {
            broken(at, what, hint);
        } else {
            at = close + end.length();
        }
    }

    private void readTag(boolean statement) {
        int start = at;
        char last = statement ? '%' : '}';
        List<Token> tokens = new ArrayList<>();
        int braces = 0;
        at += 2;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (c == last && next == '}' && braces == 0) {
                at += 2;
                tags.add(new Tag(statement, start, tokens));
                skipVerbatim(tokens);
                return;
            }
            if (c == '{' && (next == '%' || next == '{' || next == '#') || c == '}' && braces == 0) {
                break;
            }
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (!readToken(c, tokens)) {
                return;
            }
        }
        String delimiter = statement ? "{%" : "{{";
        broken(start, "`" + delimiter + "` is not closed", "write `" + last + "}` where it ends");
    }

    private boolean readToken(char c, List<Token> tokens) {
        int start = at;
        if (c == '"' || c == '\'') {
            int close = at + 1;
            while (close < text.length() && text.charAt(close) != c) {
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            if (close >= text.length() || holdsEnd(text.substring(start, close))) {
                broken(start, "this text between quotes is not closed", "write `" + c + "` where it ends");
                return false;
            }
            tokens.add(new Token('s', text.substring(start + 1, close), start));
            at = close + 1;
        } else if (isPart(c)) {
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
            boolean word = !Character.isDigit(c);
            tokens.add(new Token(word ? 'w' : 'p', text.substring(start, at), start));
        } else {
            if (!Character.isWhitespace(c)) {
                tokens.add(new Token('p', String.valueOf(c), at));
            }
            at++;
        }
        // `{%-` and `-%}` take the white space around a tag away.
        if (tokens.size() == 1 && tokens.get(0).is("-")) {
            tokens.clear();
        }
        return true;
    }

    /** A text with a line end and the end of a tag in it has swallowed them. */
    private static boolean holdsEnd(String string) {
        return string.indexOf('\n') >= 0 && (string.contains("}}") || string.contains("%}"));
    }

    private void skipVerbatim(List<Token> tokens) {
        if (tokens.isEmpty() || !tokens.get(0).text().equals("verbatim")) {
            return;
        }
        int end = text.indexOf("endverbatim", at);
        int tag = end < 0 ? -1 : text.lastIndexOf("{%", end);
        at = tag < 0 ? text.length() : tag;
    }

    private void broken(int offset, String what, String hint) {
        problems.add(source.problem(offset, what, hint));
        broken = true;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
