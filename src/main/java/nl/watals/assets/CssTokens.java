package nl.watals.assets;

import java.util.ArrayList;
import java.util.List;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * Cuts a style sheet into tokens as CSS Syntax Level 3 does, as far as making it small needs them: names, numbers and
 * hashes are words, and one token holds a whole {@code url(…)}. What is not closed is reported.
 */
final class CssTokens {
    /** What a token is. */
    enum Kind {
        SPACE,
        WORD,
        STRING,
        URL,
        FUNCTION,
        SIGN
    }

    /**
     * @param text as it stands there; of a string or url what it says, without quotes and escapes; of a function its name
     *     without the parenthesis
     */
    record Token(Kind kind, String text, int offset) {
        boolean is(char sign) {
            return kind == Kind.SIGN && text.charAt(0) == sign;
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }
    }

    private final SourceText source;
    private final String css;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private CssTokens(SourceText source, Problems problems) {
        this.source = source;
        this.css = source.text();
        this.problems = problems;
    }

    static List<Token> of(SourceText source, Problems problems) {
        CssTokens cut = new CssTokens(source, problems);
        while (cut.at < cut.css.length()) {
            cut.readToken();
        }
        cut.checkBrackets();
        return cut.tokens;
    }

    private void readToken() {
        char c = css.charAt(at);
        int start = at;
        if (c == '/' && at + 1 < css.length() && css.charAt(at + 1) == '*') {
            skipComment();
        } else if (isSpace(c)) {
            while (at < css.length() && isSpace(css.charAt(at))) {
                at++;
            }
            boolean more = !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.SPACE;
            if (!more) {
                add(Kind.SPACE, " ", start);
            }
        } else if (c == '"' || c == '\'') {
            String text = readString();
            add(Kind.STRING, text, start);
        } else if (startsWord(c)) {
            readWord(start);
        } else {
            at++;
            add(Kind.SIGN, String.valueOf(c), start);
        }
    }

    private void add(Kind kind, String text, int offset) {
        tokens.add(new Token(kind, text, offset));
    }

    /** A comment between two words keeps them apart, as a space would not always be allowed to. */
    private void skipComment() {
        int end = css.indexOf("*/", at + 2);
        if (end < 0) {
            report(at, "this comment is not closed", "write `*/` where it ends");
            at = css.length();
            return;
        }
        int start = at;
        at = end + 2;
        boolean between = !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).kind() == Kind.WORD
                && at < css.length()
                && startsWord(css.charAt(at));
        if (between) {
            add(Kind.SIGN, "/**/", start);
        }
    }

    private String readString() {
        char quote = css.charAt(at);
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < css.length() && css.charAt(at) != quote) {
            char c = css.charAt(at);
            if (c == '\n' || c == '\r' || c == '\f') {
                break;
            }
            if (c == '\\') {
                readEscape(text);
            } else {
                text.append(c);
                at++;
            }
        }
        if (at < css.length() && css.charAt(at) == quote) {
            at++;
        } else {
            report(start, "this text between quotes is not closed", "write `" + quote + "` where it ends");
        }
        return text.toString();
    }

    /** Reads an escape and appends what it stands for. */
    private void readEscape(StringBuilder text) {
        at++;
        if (at >= css.length()) {
            return;
        }
        int start = at;
        while (at < css.length() && at - start < 6 && Character.digit(css.charAt(at), 16) >= 0) {
            at++;
        }
        if (at > start) {
            int point = Integer.parseInt(css.substring(start, at), 16);
            boolean real = point != 0 && point <= Character.MAX_CODE_POINT && (point < 0xD800 || point > 0xDFFF);
            text.appendCodePoint(real ? point : 0xFFFD);
            if (at < css.length() && isSpace(css.charAt(at))) {
                at += css.startsWith("\r\n", at) ? 2 : 1;
            }
        } else if (css.startsWith("\r\n", at)) {
            at += 2;
        } else if (isSpace(css.charAt(at)) && css.charAt(at) != ' ' && css.charAt(at) != '\t') {
            at++;
        } else {
            text.append(css.charAt(at++));
        }
    }

    private void readWord(int start) {
        if (css.charAt(at) == '.') {
            at++;
        }
        skipWord();
        String word = css.substring(start, at);
        if (at >= css.length() || css.charAt(at) != '(') {
            add(Kind.WORD, word, start);
            return;
        }
        at++;
        if (!word.equalsIgnoreCase("url")) {
            add(Kind.FUNCTION, word, start);
            return;
        }
        add(Kind.URL, readUrl(start), start);
    }

    private void skipWord() {
        while (at < css.length()) {
            char c = css.charAt(at);
            if (c == '\\' && at + 1 < css.length()) {
                at += 2;
            } else if (isWordPart(c) || c == '#' || c == '@' || (c == '.' && isNumberDot())) {
                at++;
            } else {
                return;
            }
        }
    }

    /** Whether the dot at hand belongs to a number: `1.5`, `.5`; that of `a.b` begins a class. */
    private boolean isNumberDot() {
        if (at + 1 >= css.length() || !isDigit(css.charAt(at + 1))) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && isDigit(css.charAt(before))) {
            before--;
        }
        return before < 0 || !isWordPart(css.charAt(before)) || css.charAt(before) == '-';
    }

    private String readUrl(int start) {
        skipSpaces();
        if (at < css.length() && (css.charAt(at) == '"' || css.charAt(at) == '\'')) {
            String text = readString();
            skipSpaces();
            closeUrl(start);
            return text;
        }
        StringBuilder text = new StringBuilder();
        while (at < css.length() && css.charAt(at) != ')' && !isSpace(css.charAt(at))) {
            if (css.charAt(at) == '\\') {
                readEscape(text);
            } else {
                text.append(css.charAt(at++));
            }
        }
        skipSpaces();
        closeUrl(start);
        return text.toString();
    }

    private void closeUrl(int start) {
        if (at < css.length() && css.charAt(at) == ')') {
            at++;
        } else {
            report(start, "this `url(` is not closed", "write `)` behind the address");
        }
    }

    private void skipSpaces() {
        while (at < css.length() && isSpace(css.charAt(at))) {
            at++;
        }
    }

    private void checkBrackets() {
        List<Token> open = new ArrayList<>();
        for (Token token : tokens) {
            char closes = closes(token);
            if (token.kind() == Kind.FUNCTION || token.is('(') || token.is('[') || token.is('{')) {
                open.add(token);
            } else if (closes != 0) {
                boolean fits = !open.isEmpty() && closes == opens(open.get(open.size() - 1));
                if (!fits) {
                    report(token.offset(), "`" + token.text() + "` closes nothing that is open here", "");
                    return;
                }
                open.remove(open.size() - 1);
            }
        }
        if (!open.isEmpty()) {
            Token last = open.get(open.size() - 1);
            String sign = last.kind() == Kind.FUNCTION ? last.text() + "(" : last.text();
            report(last.offset(), "`" + sign + "` is not closed", "");
        }
    }

    /** The opening sign that a closing one belongs to; 0 for any other token. */
    private static char closes(Token token) {
        return token.is(')') ? '(' : token.is(']') ? '[' : token.is('}') ? '{' : 0;
    }

    private static char opens(Token token) {
        return token.kind() == Kind.FUNCTION ? '(' : token.text().charAt(0);
    }

    private void report(int offset, String what, String hint) {
        problems.add(source.problem(offset, what, hint));
    }

    private boolean startsWord(char c) {
        return isWordPart(c)
                || c == '#'
                || c == '@'
                || (c == '\\' && at + 1 < css.length())
                || (c == '.' && at + 1 < css.length() && isDigit(css.charAt(at + 1)));
    }

    static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_' || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
