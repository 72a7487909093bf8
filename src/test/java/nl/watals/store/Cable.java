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
import java.util.concurrent.atomic.AtomicLong;

/** What lies between a publication and the store, and can be cut after so many bytes. */
final class Cable implements AutoCloseable {
    private final ServerSocket door;
    private final URI to;
    private final AtomicLong carried = new AtomicLong();
    private final long cutAfter;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Cable(ServerSocket door, URI to, long cutAfter) {
        this.door = door;
        this.to = to;
        this.cutAfter = cutAfter;
    }

    static Cable to(URI server, long cutAfter) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, cutAfter);
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

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Socket there = new Socket(to.getHost(), to.getPort());
                sockets.add(here);
                sockets.add(there);
                daemon(() -> carry(here, there));
                daemon(() -> carry(there, here));
                if (carried.get() > cutAfter) {
                    close();
                }
            } catch (IOException e) {
                // Closed: by the cut, or at the end.
                return;
            }
        }
    }

    private void carry(Socket from, Socket into) {
        byte[] buffer = new byte[512];
        try (InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (carried.addAndGet(read) > cutAfter) {
                    close();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One end is gone; so is the other.
            sockets.remove(from);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
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
}
