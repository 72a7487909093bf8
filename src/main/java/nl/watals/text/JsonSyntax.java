package nl.watals.text;

import java.nio.charset.StandardCharsets;

/**
 * Says in plain words what is wrong with JSON, for when a parser gave up: walks the bytes again up to the first mistake, by
 * RFC 8259.
 */
public final class JsonSyntax {
    private static final int DEEPEST = 1000;
    private static final String QUOTES = "put double quotes around it";

    /**
     * What is wrong.
     *
     * @param offset where, in bytes
     */
    public record Mistake(int offset, String what, String hint) {}

    private final byte[] bytes;
    private final String thing;
    private int pos;
    private Mistake mistake;

    private JsonSyntax(byte[] bytes, String thing) {
        this.bytes = bytes;
        this.thing = thing;
    }

    /**
     * The first mistake.
     *
     * @param stopped where the parser gave up: the place of the mistake, should this walk find none
     * @param thing what the file holds one of, for the messages: "record"
     */
    public static Mistake first(byte[] utf8, int stopped, String thing) {
        JsonSyntax walk = new JsonSyntax(utf8, thing);
        if (walk.value(0)) {
            walk.skipSpace();
            if (walk.pos < utf8.length && !walk.isComment()) {
                walk.fail(walk.pos, "there is something behind the " + thing, "a file holds one " + thing);
            }
        }
        return walk.mistake == null
                ? new Mistake(Math.max(0, Math.min(stopped, utf8.length)), "this is no JSON", "")
                : walk.mistake;
    }

    private boolean value(int depth) {
        skipSpace();
        switch (peek()) {
            case '{' -> {
                return depth < DEEPEST && members(depth);
            }
            case '[' -> {
                return depth < DEEPEST && items(depth);
            }
            case '"' -> {
                return string();
            }
            case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return number();
            }
            case ',' -> {
                return fail(pos, "a value is missing before this comma", "");
            }
            case '}', ']' -> {
                return fail(pos, "a value is missing here", "");
            }
            default -> {
                return word();
            }
        }
    }

    private boolean members(int depth) {
        pos++;
        skipSpace();
        if (peek() == '}') {
            pos++;
            return true;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                return noKey();
            }
            if (!string()) {
                return false;
            }
            skipSpace();
            if (peek() != ':') {
                return isEnd() ? endOfFile() : !isComment() && fail(pos, "a colon is missing behind the key", "");
            }
            pos++;
            if (!value(depth + 1)) {
                return false;
            }
            int next = separator('}', "]");
            if (next <= 0) {
                return next == 0;
            }
        }
    }

    private boolean items(int depth) {
        pos++;
        skipSpace();
        if (peek() == ']') {
            pos++;
            return true;
        }
        while (true) {
            if (!value(depth + 1)) {
                return false;
            }
            int next = separator(']', "}");
            if (next <= 0) {
                return next == 0;
            }
        }
    }

    /** Behind a value: 1 when another one follows, 0 at the end of the group, -1 after a mistake. */
    private int separator(char close, String wrong) {
        skipSpace();
        if (peek() == close) {
            pos++;
            return 0;
        }
        if (peek() == ',') {
            int comma = pos++;
            skipSpace();
            if (peek() == close) {
                fail(comma, "there is a comma too many here", "nothing follows it");
                return -1;
            }
            return 1;
        }
        if (isEnd()) {
            endOfFile();
        } else if (wrong.indexOf(peek()) >= 0) {
            fail(pos, "`" + peek() + "` closes what it did not open", "`" + close + "` is expected here");
        } else if (!isComment()) {
            fail(pos, "a comma is missing before this", "");
        }
        return -1;
    }

    private boolean noKey() {
        if (isEnd()) {
            return endOfFile();
        }
        if (isComment()) {
            return false;
        }
        return switch (peek()) {
            case '\'' -> fail(pos, "single quotes are not known in JSON", QUOTES);
            case ',' -> fail(pos, "there is a comma too many here", "");
            default -> fail(pos, "a key is expected here", QUOTES);
        };
    }

    private boolean string() {
        int start = pos++;
        while (pos < bytes.length) {
            byte b = bytes[pos];
            if (b == '"') {
                pos++;
                return true;
            }
            if (b == '\n' || b == '\r') {
                return fail(
                        pos, "a text may not go on over a line end", "close it with `\"`, or write \\n for a line end");
            }
            if (b == '\t') {
                return fail(pos, "a text may not hold a tab", "write \\t or a space");
            }
            if (b == '\\' && !escape()) {
                return false;
            }
            pos++;
        }
        return fail(start, "this text is not closed", "a `\"` is missing");
    }

    /** Leaves the position at the last byte of the escape. */
    private boolean escape() {
        int start = pos++;
        char c = peek();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                pos++;
                if (Character.digit(peek(), 16) < 0) {
                    return fail(start, "an escape with \\u needs four hexadecimal digits", "");
                }
            }
            return true;
        }
        return "\"\\/bfnrt".indexOf(c) >= 0 && c != 0
                || fail(
                        start,
                        "this escape is not known in JSON",
                        "known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }

    private boolean number() {
        int start = pos;
        if (peek() == '-') {
            pos++;
        }
        int digits = pos;
        boolean right = skipDigits();
        right &= bytes[digits] != '0' || pos == digits + 1;
        if (right && peek() == '.') {
            pos++;
            right = skipDigits();
        }
        if (right && (peek() | 0x20) == 'e') {
            pos++;
            if (peek() == '+' || peek() == '-') {
                pos++;
            }
            right = skipDigits();
        }
        return right && !isWordCharacter(peek()) || fail(start, "this is no number in JSON", "");
    }

    private boolean skipDigits() {
        int start = pos;
        while (peek() >= '0' && peek() <= '9') {
            pos++;
        }
        return pos > start && start < bytes.length;
    }

    private boolean word() {
        if (isEnd()) {
            return endOfFile();
        }
        if (isComment()) {
            return false;
        }
        if (peek() == '\'') {
            return fail(pos, "single quotes are not known in JSON", QUOTES);
        }
        int start = pos;
        while (isWordCharacter(peek())) {
            pos++;
        }
        String word = new String(bytes, start, pos - start, StandardCharsets.UTF_8);
        return word.equals("true")
                || word.equals("false")
                || word.equals("null")
                || fail(start, "a value is expected here", "a text stands between double quotes");
    }

    private boolean isComment() {
        if (peek() != '/' && peek() != '#') {
            return false;
        }
        fail(pos, "JSON knows no comments", "remove it");
        return true;
    }

    private boolean endOfFile() {
        return fail(
                bytes.length,
                "the file ends before the " + thing + " does",
                "a `}` is missing, or the file was cut off");
    }

    private boolean fail(int at, String what, String hint) {
        mistake = new Mistake(at, what, hint);
        return false;
    }

    private boolean isEnd() {
        return pos >= bytes.length;
    }

    private char peek() {
        return pos < bytes.length ? (char) (bytes[pos] & 0xFF) : 0;
    }

    private static boolean isWordCharacter(char c) {
        return c == '_' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (pos < bytes.length
                && (bytes[pos] == ' ' || bytes[pos] == '\n' || bytes[pos] == '\r' || bytes[pos] == '\t')) {
            pos++;
        }
    }
}
