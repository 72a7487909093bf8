package nl.watals.cli;

/** The options of {@code build}: one list for the quick way of reading them and for picocli, which explains them. */
enum BuildFlag {
    SOURCE("--source", "DIR", "The folder with jbake.properties (here, if left out)."),
    OUTPUT("--output", "DIR", "Where the site goes (destination.folder, if left out)."),
    DRAFTS("--drafts", "", "Build drafts as well."),
    FUTURE("--future", "", "Build pages whose date is still to come."),
    NOW("--now", "INSTANT", "Build for this moment, for example 2026-01-31T12:00:00Z."),
    VERIFY("--verify", "DIR", "Build the same again elsewhere, and compare every byte with this output."),
    PROFILE("--profile", "", "Print how long each step took."),
    FORMAT("--format", "FORMAT", "Print problems as text, or as github does in its workflows."),
    JSON("--json", "", "Print one line of JSON about the build last.");

    private final String option;
    private final String value;
    private final String description;

    BuildFlag(String option, String value, String description) {
        this.option = option;
        this.value = value;
        this.description = description;
    }

    String option() {
        return option;
    }

    /** What stands behind the option; empty when nothing does. */
    String value() {
        return value;
    }

    String description() {
        return description;
    }
}
