package nl.watals.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.watals.hosting.Caching;
import nl.watals.store.SiteObject.Kind;
import org.junit.jupiter.api.Test;

/** What a network does to a request now and then. */
class HiccupTest {
    private static final SiteObject FILE = new SiteObject(
            "index.html",
            Kind.PAGE,
            new SiteObject.Headers("text/html; charset=utf-8", Caching.REVALIDATED, Optional.empty(), Optional.empty()),
            Content.of(Path.of("x"), new byte[200_000]));

    @Test
    void aFileWhoseConnectionBreaksWhileItIsWrittenIsSentAgain() throws Exception {
        try (Server server = new Server(2, false);
                ObjectStore store = S3Server.open(S3Server.options("s3://wat-als", server.endpoint()))) {
            store.send(FILE);
            assertThat(server.taken()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void withoutASecondAttemptThatWouldBeTheEnd() throws Exception {
        try (Server server = new Server(1, false);
                ObjectStore store = S3Server.openImpatient(S3Server.options("s3://wat-als", server.endpoint()))) {
            assertThatThrownBy(() -> store.send(FILE))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the connection with " + server.endpoint() + " broke off");
        }
    }

    @Test
    void aConnectionThatTheStoreClosedWhileNobodyUsedItIsReplaced() throws Exception {
        try (Server server = new Server(0, true);
                ObjectStore store = S3Server.open(S3Server.options("s3://wat-als", server.endpoint()))) {
            for (int i = 0; i < 10; i++) {
                store.send(FILE);
            }
            assertThat(server.taken()).isEqualTo(10);
        }
    }

    /** The first attempt wrote it, its answer was lost, and the second finds that something is there. */
    @Test
    void aLockWhoseAnswerWasLostIsOurs() throws Exception {
        AtomicReference<byte[]> there = new AtomicReference<>();
        ObjectStore store = new LostAnswers(there);
        Runnable never = () -> {
            throw new AssertionError("waits for itself");
        };
        try (StoreLock lock = StoreLock.take(store, Duration.ofMinutes(1), never)) {
            lock.check();
            assertThat(lock.isSure()).isTrue();
            assertThat(there.get()).isNotNull();
        }
        assertThat(there.get()).as("given back").isNull();
    }

    /** A store of one object, whose answers to a first write on a condition never come. */
    private record LostAnswers(AtomicReference<byte[]> there) implements ObjectStore {
        @Override
        public Written writeIf(String name, byte[] bytes, Optional<String> tag) {
            there.compareAndSet(null, bytes);
            return Written.REFUSED;
        }

        @Override
        public Optional<Read> read(String name) {
            return Optional.ofNullable(there.get()).map(bytes -> new Read(bytes, "x", 0));
        }

        @Override
        public void write(String name, byte[] bytes) {
            there.set(bytes);
        }

        @Override
        public void delete(String name) {
            there.set(null);
        }

        @Override
        public Map<String, Listed> list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> fingerprint(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(SiteObject object) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean redirects() {
            return true;
        }

        @Override
        public String place() {
            return "s3://wat-als/";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Takes files, after it broke off so many of them halfway; or closes every connection behind its answer. */
    private static final class Server implements AutoCloseable {
        private static final byte[] ANSWER =
                "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private final int broken;
        private final boolean closing;

        Server(int broken, boolean closing) throws IOException {
            this.broken = broken;
            this.closing = closing;
            Thread thread = new Thread(this::serve, "faltering");
            thread.setDaemon(true);
            thread.start();
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + door.getLocalPort());
        }

        int taken() {
            return taken.get();
        }

        int connections() {
            return connections.get();
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket socket = door.accept()) {
                    serve(socket, connections.getAndIncrement() < broken);
                } catch (IOException e) {
                    // The client is gone, or the test is over.
                    continue;
                }
            }
        }

        private void serve(Socket socket, boolean breaks) throws IOException {
            InputStream in = socket.getInputStream();
            for (long length = length(in); length >= 0; length = closing ? -1 : length(in)) {
                if (breaks) {
                    in.readNBytes(1000);
                    socket.setSoLinger(true, 0);
                    return;
                }
                in.skipNBytes(length);
                taken.incrementAndGet();
                socket.getOutputStream().write(ANSWER);
            }
        }

        /** The length of the body behind the next head; -1 if none comes. */
        private static long length(InputStream in) throws IOException {
            long length = -1;
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    if (line.isEmpty()) {
                        return length;
                    }
                    if (line.toString().toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                        length = Long.parseLong(
                                line.substring("content-length:".length()).strip());
                    }
                    line.setLength(0);
                } else if (c != '\r') {
                    line.append((char) c);
                }
            }
            return -1;
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
