package nl.watals.inbox;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL for the tests of this run: one server, in a folder for the time being, and a schema for each test. */
final class PostgresqlServer {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String USER = "watals";
    private static int schemas;
    private static Optional<PostgresqlServer> running;

    private final int port;

    private PostgresqlServer(int port) {
        this.port = port;
    }

    /** The server, started the first time; empty when PostgreSQL is not installed. */
    static synchronized Optional<PostgresqlServer> start() {
        if (running == null) {
            running = programs().map(PostgresqlServer::start);
        }
        return running;
    }

    /** An inbox of its own. */
    synchronized InboxAddress schema() {
        String schema = "test" + ++schemas;
        String address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(address, USER, "")) {
            connection.createStatement().execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new InboxAddress(address + "?currentSchema=" + schema, USER, "");
    }

    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static PostgresqlServer start(Path programs) {
        try {
            Path folder = Files.createTempDirectory("watals-postgresql");
            Path data = folder.resolve("data");
            List<String> user = user(folder);
            run(user, programs.resolve("initdb") + "", "-D", data + "", "-U", USER, "-A", "trust", "-E", "UTF8", "-N");
            for (int tries = 1; ; tries++) {
                int port = freePort();
                List<String> command = new ArrayList<>(user);
                command.addAll(List.of(programs.resolve("postgres") + "", "-D", data + "", "-p", port + "", "-F"));
                command.addAll(List.of("-h", "127.0.0.1", "-k", "", "-c", "max_connections=200"));
                Process server = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
                if (answers(server, port)) {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                    return new PostgresqlServer(port);
                }
                // Somebody else took the port in the meantime.
                if (tries == 5) {
                    throw new IOException(Files.readString(folder.resolve("log")));
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL is there, and does not start", e);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> user(Path folder) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        run(List.of(), "chown", "-R", "postgres", folder.toString());
        return List.of("runuser", "-u", "postgres", "--");
    }

    private static void run(List<String> prefix, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("this does not work: " + command);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the server; false when it ended instead. */
    private static boolean answers(Process server, int port) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "")
                        .close();
                return server.isAlive();
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    return false;
                }
                if (i == 2400) {
                    throw new IllegalStateException(e);
                }
                Thread.sleep(50);
            }
        }
    }

    private static void stop(Process server, Path folder) {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            server.waitFor(5, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
