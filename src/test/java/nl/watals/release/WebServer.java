package nl.watals.release;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real web server on this machine that serves one site. */
public final class WebServer implements AutoCloseable {
    private static final Path BROTLI = Path.of("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final int ATTEMPTS = 5;

    private final Process process;
    private final int port;

    /** The kinds of servers, with the programs that must be there. */
    public enum Kind {
        NGINX {
            @Override
            public Optional<Path> program() {
                return Files.exists(BROTLI) ? onPath("nginx") : Optional.empty();
            }

            @Override
            List<String> command(Path program, Path folder, Path root, int port) throws IOException {
                String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
                StringBuilder temporary = new StringBuilder();
                for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
                    temporary
                            .append(kind)
                            .append("_temp_path ")
                            .append(folder)
                            .append("/t")
                            .append(";\n");
                }
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        "load_module " + BROTLI + ";\n" + user + "daemon off;\nworker_processes 1;\npid " + folder
                                + "/pid;\nerror_log " + folder + "/error.log;\nevents {}\nhttp {\naccess_log off;\n"
                                + temporary + "include " + folder + "/watals-http.conf;\nserver {\nlisten 127.0.0.1:"
                                + port + ";\nroot " + root + ";\ninclude " + folder + "/watals-server.conf;\n}\n}\n");
                return List.of(
                        program.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString());
            }
        },
        CADDY {
            @Override
            public Optional<Path> program() {
                return onPath("caddy");
            }

            @Override
            List<String> command(Path program, Path folder, Path root, int port) throws IOException {
                Files.writeString(
                        folder.resolve("Caddyfile"),
                        "{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:" + port
                                + " {\n\troot * " + root + "\n\thandle {\n\t\timport " + folder
                                + "/watals.caddy\n\t}\n\timport " + folder + "/watals-errors.caddy\n}\n");
                return List.of(
                        program.toString(),
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        folder.resolve("Caddyfile").toString());
            }
        };

        /** Where it is; empty when it is not installed. */
        public abstract Optional<Path> program();

        abstract List<String> command(Path program, Path folder, Path root, int port) throws IOException;

        private static Optional<Path> onPath(String name) {
            List<Path> folders = new ArrayList<>();
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                folders.add(Path.of(folder));
            }
            folders.add(Path.of("/usr/sbin"));
            return folders.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private WebServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param folder empty, for its own files
     * @param root the folder with the site; need not be there yet
     * @param configuration what it includes, by file name
     */
    public static WebServer start(Kind kind, Path program, Path folder, Path root, Map<String, String> configuration)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : configuration.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        for (int attempt = 1; ; attempt++) {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            WebServer server = start(kind, program, folder, root, port);
            if (server.comesUp()) {
                return server;
            }
            server.close();
            // Somebody else may have taken the port meanwhile.
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("it does not start: " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private static WebServer start(Kind kind, Path program, Path folder, Path root, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(kind.command(program, folder, root, port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return new WebServer(builder.start(), port);
    }

    /** Waits until it answers; false when it ends instead. */
    private boolean comesUp() throws IOException, InterruptedException {
        while (process.isAlive()) {
            try {
                get("/");
                return process.isAlive();
            } catch (ConnectException e) {
                Thread.sleep(25);
            }
        }
        return false;
    }

    /** The address of a path on this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
