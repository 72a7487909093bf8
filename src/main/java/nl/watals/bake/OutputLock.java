package nl.watals.bake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** One build at a time for an output, among the threads of this process and among all processes of the machine. */
final class OutputLock implements AutoCloseable {
    /** A lock on a file belongs to the whole process, so threads need one of their own. */
    private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

    private final Semaphore threads;
    private final FileChannel channel;

    private OutputLock(Semaphore threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /**
     * Takes the lock, and waits when another build has it.
     *
     * @param file made when it does not exist; its folder must
     * @param waiting called once before waiting
     */
    static OutputLock take(Path file, Runnable waiting) throws IOException {
        Semaphore threads = THREADS.computeIfAbsent(file.toAbsolutePath(), path -> new Semaphore(1));
        boolean waits = !threads.tryAcquire();
        if (waits) {
            waiting.run();
            threads.acquireUninterruptibly();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = new RandomAccessFile(file.toFile(), "rw").getChannel();
            FileLock lock = channel.tryLock();
            if (lock == null) {
                if (!waits) {
                    waiting.run();
                }
                lock = channel.lock();
            }
            taken = lock.isValid();
            return new OutputLock(threads, channel);
        } finally {
            if (!taken) {
                release(threads, channel);
            }
        }
    }

    @Override
    public void close() throws IOException {
        release(threads, channel);
    }

    /** Closing the file releases the lock on it. */
    private static void release(Semaphore threads, FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            threads.release();
        }
    }
}
