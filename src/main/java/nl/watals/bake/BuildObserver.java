package nl.watals.bake;

import java.nio.file.Path;

/** Is told how a build goes on. */
public interface BuildObserver {
    /** Hears nothing. */
    BuildObserver SILENT = new BuildObserver() {};

    /** Another build has the output; this one waits for it. */
    default void waiting(Path output) {}

    /** So many pages are going to be rendered. */
    default void rendering(int pages) {}

    /** A page was rendered; from any thread. */
    default void rendered() {}
}
