package nl.watals.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.Required;
import nl.watals.hosting.HostKind;
import nl.watals.hosting.Hosting;
import nl.watals.release.WebServer.Kind;
import nl.watals.site.RedirectMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code deploy/} that a server is set up with. */
class DeployTest {
    private static final Path BASE =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Path DEPLOY = BASE.resolve("deploy");
    private static final Path SITE = BASE.resolve("src/test/resources/release/site");

    @TempDir
    private Path folder;

    @Test
    void nginxReadsItsConfiguration() throws Exception {
        Path nginx = Required.here(Kind.NGINX.program(), "nginx with Brotli");
        include(HostKind.NGINX);
        String site = Files.readString(DEPLOY.resolve("nginx/site.conf"))
                .replace("/etc/nginx/watals", folder.toString())
                .replaceAll("(?m)^ *ssl_certificate.*\n", "")
                .replaceAll("(?m)^ *listen \\[::].*\n", "")
                .replaceAll("listen 80;", "listen unix:" + folder + "/80;")
                .replaceAll("listen 443[^;]*;", "listen unix:" + folder + "/443;");
        Files.writeString(
                folder.resolve("nginx.conf"),
                "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\npid " + folder
                        + "/pid;\nerror_log " + folder + "/error.log;\nevents {}\nhttp {\n" + site + "}\n");
        String said = run(List.of(nginx + "", "-t", "-e", folder + "/error.log", "-c", folder + "/nginx.conf"));
        assertThat(said).contains("test is successful").doesNotContain("[warn]");
    }

    @Test
    void caddyReadsItsConfiguration() throws Exception {
        Path caddy = Required.here(Kind.CADDY.program(), "caddy");
        include(HostKind.CADDY);
        Files.writeString(
                folder.resolve("Caddyfile"),
                Files.readString(DEPLOY.resolve("caddy/Caddyfile")).replace("/etc/caddy/watals", folder.toString()));
        String said = run(List.of(caddy + "", "adapt", "--config", folder + "/Caddyfile", "--adapter", "caddyfile"));
        assertThat(said).contains("\"/srv/watals/site/live/site\"").contains("127.0.0.1:8821");
    }

    @Test
    void theWebServerTakesOverANewReleaseAndKeepsTheOldConfigurationWhenItRefusesTheNewOne() throws Exception {
        Required.here(Optional.of(Path.of("/usr/bin/flock")).filter(Files::exists), "flock");
        PushServer server = PushServer.in(folder);
        server.commitNumber(1);
        assertThat(server.push().text()).contains("Release 1 is live");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path log = folder.resolve("log");
        tool(tools.resolve("nginx"), "test ! -e '" + folder.resolve("refuse") + "'");
        tool(tools.resolve("systemctl"), "echo \"$@\" >> '" + log + "'");
        Path place = folder.resolve("nginx");

        assertThat(webServer(server, tools, place).exit()).isZero();
        assertThat(place.resolve("watals-server.conf")).content().contains("\"/oud/over/\"");
        assertThat(log).hasContent("try-reload-or-restart nginx\n");
        assertThat(webServer(server, tools, place).exit()).isZero();
        assertThat(log).hasContent("try-reload-or-restart nginx\n");

        server.replace("content/over.md", "/oud.html", "/ouder.html");
        server.commit("Another old address");
        assertThat(server.push().text()).contains("Release 2 is live");
        Files.createFile(folder.resolve("refuse"));
        PushServer.Said refused = webServer(server, tools, place);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.text()).contains("nginx refuses the new configuration; the old one stays");
        assertThat(place.resolve("watals-server.conf"))
                .content()
                .contains("\"/oud.html\"")
                .doesNotContain("ouder");
        assertThat(log).hasContent("try-reload-or-restart nginx\n");

        Files.delete(folder.resolve("refuse"));
        assertThat(webServer(server, tools, place).exit()).isZero();
        assertThat(place.resolve("watals-server.conf")).content().contains("\"/ouder.html\"");
    }

    @Test
    void theUnitsCallWhatIsThere() throws IOException {
        try (Stream<Path> units = Files.list(DEPLOY.resolve("systemd"))) {
            for (Path unit : (Iterable<Path>) units::iterator) {
                for (String line : Files.readAllLines(unit)) {
                    if (line.startsWith("ExecStart=")) {
                        String program = line.substring("ExecStart=".length()).split(" ")[0];
                        assertThat(program).startsWith("/srv/watals/program/");
                        assertThat(BASE.resolve(program.substring("/srv/watals/program/".length())))
                                .as(unit + "")
                                .isExecutable();
                    }
                }
            }
        }
    }

    private PushServer.Said webServer(PushServer server, Path tools, Path place)
            throws IOException, InterruptedException {
        return server.await(server.start(
                folder,
                "env",
                "PATH=" + tools + ":" + System.getenv("PATH"),
                "program/deploy/webserver",
                "nginx",
                server.site().toString(),
                place.toString()));
    }

    private static void tool(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void include(HostKind kind) throws IOException, ReleaseException {
        Map<String, String> files =
                kind.files(Hosting.of(SettingsFile.read(SITE), RedirectMap.NONE, SITE.resolve("assets")));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
