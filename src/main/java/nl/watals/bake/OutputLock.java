package nl.watals.bake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps other builds away from an output: those of other processes by a lock on a file, those of this one by its path. */
final class OutputLock implements AutoCloseable {
    /** The system's locks on files are those of a process: between threads they fail instead of waiting. */
    private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final ReentrantLock own;
    private final FileChannel file;

    private OutputLock(ReentrantLock own, FileChannel file) {
        this.own = own;
        this.file = file;
    }

    /**
     * Waits for the lock; the thread that has it must {@link #close} it.
     *
     * @param folder must exist
     * @param waiting called once when somebody else has the lock, before waiting for it
     */
    static OutputLock take(Path folder, Runnable waiting) throws IOException {
        Path path = folder.toRealPath().resolve("lock");
        ReentrantLock own = OF_THIS_PROCESS.computeIfAbsent(path, any -> new ReentrantLock());
        boolean waited = !own.tryLock();
        if (waited) {
            waiting.run();
            own.lock();
        }
        try {
            return new OutputLock(own, locked(path, waited ? () -> {} : waiting));
        } catch (IOException | RuntimeException e) {
            own.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path path, Runnable waiting) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock == null) {
                waiting.run();
                file.lock();
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Gives the output free; closing the file gives up the lock on it. */
    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            own.unlock();
        }
    }
}
