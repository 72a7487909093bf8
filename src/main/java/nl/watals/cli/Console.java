package nl.watals.cli;

import java.io.PrintStream;

/**
 * Where a command talks to.
 *
 * @param out what was asked for
 * @param err problems, progress and the summary of problems
 * @param terminal whether a person is watching; progress is for them only
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {}
