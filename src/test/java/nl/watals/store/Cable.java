package nl.watals.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What lies between a publication and the store, and can be cut after so many bytes. */
final class Cable implements AutoCloseable {
    private final ServerSocket door;
    private final URI to;
    private final AtomicLong carried = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private final long cutAfter;
    private final long[] lengths;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();

    private Cable(ServerSocket door, URI to, long cutAfter, long... lengths) {
        this.door = door;
        this.to = to;
        this.cutAfter = cutAfter;
        this.lengths = lengths;
    }

    /** One that is cut as a whole, for good. */
    static Cable to(URI server, long cutAfter) throws IOException {
        return open(server, cutAfter);
    }

    /** One whose first connections break after so many bytes each; those after them are whole. */
    static Cable faltering(URI server, long... lengths) throws IOException {
        return open(server, Long.MAX_VALUE, lengths);
    }

    private static Cable open(URI server, long cutAfter, long... lengths) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, cutAfter, lengths);
        daemon(cable::accept);
        return cable;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** How many bytes went through, in both directions. */
    long carried() {
        return carried.get();
    }

    /** How many connections broke by themselves. */
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        for (int number = 0; !door.isClosed(); number++) {
            try {
                Socket here = door.accept();
                Socket there = new Socket(to.getHost(), to.getPort());
                Line line = new Line(here, there, number < lengths.length ? lengths[number] : Long.MAX_VALUE);
                lines.add(line);
                daemon(() -> line.carry(here, there));
                daemon(() -> line.carry(there, here));
                if (carried.get() > cutAfter) {
                    close();
                }
            } catch (IOException e) {
                // Closed: by the cut, or at the end.
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Line line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection, that breaks after so many bytes. */
    private final class Line {
        private final Socket here;
        private final Socket there;
        private final long length;
        private final AtomicLong through = new AtomicLong();
        private final AtomicBoolean broken = new AtomicBoolean();

        Line(Socket here, Socket there, long length) {
            this.here = here;
            this.there = there;
            this.length = length;
        }

        void carry(Socket from, Socket into) {
            byte[] buffer = new byte[512];
            try (InputStream in = from.getInputStream();
                    OutputStream out = into.getOutputStream()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (carried.addAndGet(read) > cutAfter) {
                        Cable.this.close();
                        return;
                    }
                    if (through.addAndGet(read) > length) {
                        snap();
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException e) {
                // One end is gone; so is the other.
                lines.remove(this);
            }
        }

        /** Without a word of farewell, so that whoever is writing is told. */
        private void snap() throws IOException {
            if (broken.compareAndSet(false, true)) {
                cuts.incrementAndGet();
                here.setSoLinger(true, 0);
                close();
            }
        }

        void close() throws IOException {
            here.close();
            there.close();
        }
    }
}
