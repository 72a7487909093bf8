package nl.watals.text;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the YAML reader's exception means, in plain words.
 *
 * @param place where the mistake is: where a text or list begins that has no end, else where reading stopped
 */
record YamlMistake(Optional<Mark> place, String what, String hint) {
    private static final String QUOTES = "put a text with such a sign between double quotes";

    static YamlMistake of(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        Optional<Mark> here = e.getProblemMark().or(e::getContextMark);
        Optional<Mark> begin = e.getContextMark().or(e::getProblemMark);
        if (problem.contains("\\t(TAB)")) {
            return new YamlMistake(here, "a tab stands where YAML wants spaces", "indent with spaces");
        }
        if (problem.contains("that cannot start any token")) {
            return new YamlMistake(here, "a text cannot begin with `" + quoted(problem) + "`", QUOTES);
        }
        if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
            return new YamlMistake(
                    begin, "this text between quotes is not closed", "write the same quote where it ends");
        }
        if (problem.startsWith("expected ',' or")) {
            boolean list = problem.contains("']'");
            return new YamlMistake(
                    begin,
                    list ? "this list is not closed" : "this mapping is not closed",
                    "write `" + (list ? "]" : "}") + "` where it ends, with commas between the parts");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return new YamlMistake(
                    here,
                    "a colon cannot stand here",
                    "put a text with a colon between double quotes; keys begin at the same column, "
                            + "with a space behind their colon");
        }
        if (problem.startsWith("could not find expected ':'")) {
            return new YamlMistake(begin, "a colon is missing behind this key", "write `key: value`");
        }
        if (problem.startsWith("found undefined alias")) {
            return new YamlMistake(here, "`*` refers to an anchor that is not there", QUOTES);
        }
        if (problem.startsWith("found unknown escape")) {
            return new YamlMistake(
                    here, "this backslash means nothing between double quotes", "write `\\\\` for a backslash");
        }
        if (problem.contains("found another document")) {
            return new YamlMistake(here, "a second document begins here", "a file holds one; leave the line `---` out");
        }
        if (problem.startsWith("expected <block end>") || context.startsWith("while parsing a block")) {
            return new YamlMistake(
                    here,
                    "this does not fit in with the lines above",
                    "what belongs together begins at the same column");
        }
        return new YamlMistake(here, "this is no valid YAML", QUOTES);
    }

    private static String quoted(String problem) {
        int open = problem.indexOf('\'');
        int close = problem.indexOf('\'', open + 1);
        return open < 0 || close < 0 ? "" : problem.substring(open + 1, close);
    }
}
