package nl.watals.formservice;

import nl.watals.text.Problem;

/** Is told what happens, as it happens, in the order of the files. Called by one thread. */
public interface ImportObserver {
    /** A file is about to be read as this. */
    void file(String path, ExportFormat format);

    /** Something about a file that is no mistake, such as its encoding or the columns that are not stored. */
    void note(String path, String text);

    /** What became of a row. */
    void row(RowResult row);

    /** A mistake that belongs to no row: a file that cannot be read, or not to its end. */
    void problem(Problem problem);
}
