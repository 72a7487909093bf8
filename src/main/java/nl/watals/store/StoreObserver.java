package nl.watals.store;

/** Is told how a publication goes on. */
public interface StoreObserver {
    /** Hears nothing. */
    StoreObserver SILENT = new StoreObserver() {};

    /** Another publication has the place; this one waits for it. */
    default void waiting() {}

    /** What will be done, once, before anything is; {@code what} is {@code upload}, {@code delete} or {@code keep}. */
    default void planned(String what, String file) {}

    /** So many files of all those that change are done; from any thread. */
    default void done(int files, int all) {}
}
