package nl.watals.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import nl.watals.text.Problem;

/**
 * Where a command talks to.
 *
 * @param out what was asked for
 * @param err problems, progress and the summary of problems
 * @param terminal whether a person is watching; progress is for them only
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
    /** Says something about the run itself, behind the name of the program. */
    void tell(String what) {
        err.println("watals: " + what);
    }

    /** Says what no command line may be. */
    int wrongUse(String what) {
        tell(what);
        return Exit.WRONG_USE;
    }

    /** Says what the disk, the machine or the installation does not do. */
    int broken(String what) {
        tell(what);
        return Exit.BROKEN_ENVIRONMENT;
    }

    /** The same, with the kind of the failure where its message is a mere file name. */
    int broken(IOException e) {
        if (e.getMessage() == null) {
            return broken(e.toString());
        }
        return broken(
                e.getClass() == IOException.class
                        ? e.getMessage()
                        : e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    /** Prints each problem on a line. */
    int refuse(List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(problem).append('\n');
        }
        err.print(lines);
        return Exit.PROBLEMS;
    }
}
