package nl.watals.cli;

import nl.watals.bake.Versions;

/** The version of the program. */
final class Version {
    static final String TEXT = Versions.WATALS;

    private Version() {}
}
