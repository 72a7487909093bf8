package nl.watals.markdown;

/** What the example files hold as the expected output of an input. */
final class Examples {
    private static final EditorMarkdown EDITORS = new EditorMarkdown(Labels.DUTCH);

    private Examples() {}

    static String shown(String dialect, String input) {
        return dialect.equals("editors")
                ? editors(input)
                : SubmissionMarkdown.render(input).html();
    }

    /** The HTML, then each problem on a line of its own. */
    private static String editors(String input) {
        Rendered rendered = EDITORS.render(new Source("a.md", 1, input));
        StringBuilder out = new StringBuilder(rendered.html().stripTrailing()).append('\n');
        rendered.problems()
                .forEach(problem -> out.append(shortened(problem.toString())).append('\n'));
        return out.toString();
    }

    private static String shortened(String problem) {
        return problem.replace(EditorSafelist.elementsHint(), "allowed are a, abbr, aside …");
    }
}
