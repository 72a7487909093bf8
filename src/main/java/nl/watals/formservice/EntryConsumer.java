package nl.watals.formservice;

import java.io.IOException;
import nl.watals.text.Problem;

/** Takes what a reader finds, one by one. */
interface EntryConsumer {
    /** A row that could be read. */
    void entry(Entry entry) throws IOException;

    /** A row that could not be read. */
    void broken(int number, Problem problem) throws IOException;

    /** A row with nothing to import in it. */
    void skipped(int number, Place place, String reason) throws IOException;

    /** A mistake that is no row: the file cannot be read from there on. */
    void problem(Problem problem);
}
