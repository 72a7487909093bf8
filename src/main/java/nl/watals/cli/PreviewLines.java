package nl.watals.cli;

import nl.watals.preview.Preview;
import nl.watals.text.Problem;

/** What the terminal says of a preview, after each change. */
record PreviewLines(Console console) {
    void tell(Preview.State state) {
        if (state.mistake().isPresent()) {
            Mistakes.tell(console, state.mistake().get());
            console.err().println("The site stays as it was; save a file to try again.");
            return;
        }
        for (Problem problem : state.problems()) {
            console.err().println(problem);
        }
        if (!state.problems().isEmpty()) {
            int count = state.problems().size();
            console.err().println((count == 1 ? "1 problem" : count + " problems") + "; the site stays as it was.");
        } else if (console.terminal()) {
            console.out().println("Up to date.");
        }
    }
}
