package nl.watals.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether text stands out from its ground, as far as a style sheet says so with custom properties: in every rule that sets
 * both colours, and for the text colours of all other rules on the ground of {@code body}. In light and in dark.
 */
final class Contrast {
    private static final double LEAST = 4.5;

    private record Rule(String selector, String color, String ground) {}

    /** A colour in both schemes, as red, green and blue from 0 to 255. */
    private record Pair(int[] light, int[] dark) {}

    private final Map<String, Pair> colors = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private Contrast() {}

    static void check(String css, List<Finding> findings) {
        Contrast contrast = new Contrast();
        contrast.read(withoutComments(css));
        contrast.compare(findings);
    }

    private static String withoutComments(String css) {
        StringBuilder out = new StringBuilder(css.length());
        int from = 0;
        for (int at = css.indexOf("/*"); at >= 0; at = css.indexOf("/*", from)) {
            out.append(css, from, at);
            int end = css.indexOf("*/", at + 2);
            from = end < 0 ? css.length() : end + 2;
        }
        return out.append(css, from, css.length()).toString();
    }

    /** Innermost blocks only; what stands before them is their selector. */
    private void read(String css) {
        int open = css.indexOf('{');
        while (open >= 0) {
            int inner = css.indexOf('{', open + 1);
            int close = css.indexOf('}', open);
            if (close < 0) {
                return;
            }
            if (inner < 0 || close < inner) {
                int start = Math.max(
                        Math.max(css.lastIndexOf('}', open), css.lastIndexOf('{', open - 1)),
                        css.lastIndexOf(';', open));
                block(css.substring(start + 1, open).strip(), css.substring(open + 1, close));
            }
            open = inner;
        }
    }

    private void block(String selector, String body) {
        Map<String, String> values = new HashMap<>();
        for (String line : body.split(";")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        values.forEach((name, value) -> {
            if (name.startsWith("--")) {
                Pair pair = pair(value);
                if (pair != null) {
                    colors.put(name, pair);
                }
            }
        });
        String ground = values.getOrDefault("background-color", values.getOrDefault("background", ""));
        rules.add(new Rule(selector, variable(values.getOrDefault("color", "")), variable(ground)));
    }

    /** The first custom property of a value; empty when it has none. */
    private static String variable(String value) {
        int at = value.indexOf("var(");
        if (at < 0 || value.contains("gradient(") || value.contains("color-mix(")) {
            return "";
        }
        int end = at + 4;
        while (end < value.length() && value.charAt(end) != ')' && value.charAt(end) != ',') {
            end++;
        }
        return value.substring(at + 4, end).strip();
    }

    private static Pair pair(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        if (small.startsWith("light-dark(") && small.endsWith(")")) {
            String[] both =
                    small.substring("light-dark(".length(), small.length() - 1).split(",");
            int[] light = both.length == 2 ? hex(both[0].strip()) : null;
            int[] dark = both.length == 2 ? hex(both[1].strip()) : null;
            return light == null || dark == null ? null : new Pair(light, dark);
        }
        int[] one = hex(small);
        return one == null ? null : new Pair(one, one);
    }

    private static int[] hex(String value) {
        if (value.length() != 4 && value.length() != 7 || value.charAt(0) != '#') {
            return null;
        }
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            int width = value.length() == 7 ? 2 : 1;
            int high = Character.digit(value.charAt(1 + i * width), 16);
            int low = Character.digit(value.charAt(i * width + width), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            parts[i] = high * 16 + low;
        }
        return parts;
    }

    private void compare(List<Finding> findings) {
        String paper = "";
        for (Rule rule : rules) {
            if (rule.selector().equals("body") || rule.selector().equals("html")) {
                paper = rule.ground().isEmpty() ? paper : rule.ground();
            }
        }
        for (Rule rule : rules) {
            String ground = rule.ground().isEmpty() ? paper : rule.ground();
            Pair front = colors.get(rule.color());
            Pair back = colors.get(ground);
            if (front != null && back != null && !rule.color().equals(ground)) {
                compare(rule, ground, "light", ratio(front.light(), back.light()), findings);
                compare(rule, ground, "dark", ratio(front.dark(), back.dark()), findings);
            }
        }
    }

    private static void compare(Rule rule, String ground, String scheme, double ratio, List<Finding> findings) {
        if (ratio < LEAST) {
            long tenths = (long) (ratio * 10);
            findings.add(new Finding(
                    "`" + rule.color() + "` on `" + ground + "` has a contrast of " + tenths / 10 + "." + tenths % 10
                            + " in the " + scheme + " scheme",
                    "text needs 4.5",
                    rule.selector()));
        }
    }

    /** WCAG 2.2, contrast ratio. */
    private static double ratio(int[] one, int[] two) {
        double first = luminance(one);
        double second = luminance(two);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int[] color) {
        return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
