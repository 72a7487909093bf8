package nl.watals.cli;

import nl.watals.inbox.InboxException;

/** What whoever runs a server hears of a mistake of the program. */
final class Mistakes {
    private static final int FRAMES = 4;

    private Mistakes() {}

    /** What it was and where, but not its message: that can hold what somebody sent. */
    static void tell(Console console, Throwable thrown) {
        StringBuilder trace = new StringBuilder("watals: a mistake of the program:");
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            trace.append(' ').append(cause.getClass().getName());
            if (cause instanceof InboxException) {
                trace.append(" (").append(cause.getMessage()).append(')');
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                trace.append("\n    at ").append(frames[i]);
            }
        }
        console.err().println(trace);
    }
}
