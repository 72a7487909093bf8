package nl.watals.cli;

import nl.watals.text.Problem;

/** How problems are printed. */
final class ProblemFormat {
    private final boolean github;
    private final String folder;

    private ProblemFormat(boolean github, String folder) {
        this.github = github;
        this.folder = folder;
    }

    /**
     * The form that a command line asks for.
     *
     * @throws WrongUse if there is no such form
     */
    static ProblemFormat of(BuildLine line) throws WrongUse {
        String name = line.value(BuildFlag.FORMAT).orElse("text");
        if (!name.equals("text") && !name.equals("github")) {
            throw new WrongUse("--format takes text or github");
        }
        String source = line.value(BuildFlag.SOURCE).orElse(".");
        boolean here = source.equals(".") || source.startsWith("/");
        String folder = here ? "" : source.endsWith("/") ? source : source + "/";
        return new ProblemFormat(name.equals("github"), folder);
    }

    /** The same for paths that begin where the command runs instead of in the source folder. */
    ProblemFormat here() {
        return new ProblemFormat(github, "");
    }

    /** One problem on one line; for GitHub a workflow command, which shows it beside the line of the file. */
    String line(Problem problem) {
        if (!github) {
            return problem.toString();
        }
        String text = problem.hint().isEmpty() ? problem.what() : problem.what() + " (" + problem.hint() + ")";
        String file = escape(folder + problem.path()).replace(":", "%3A").replace(",", "%2C");
        return "::error file=" + file + ",line=" + problem.line() + ",col=" + problem.column() + "::" + escape(text);
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
