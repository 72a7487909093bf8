package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import nl.watals.Required;

/** The start script in a folder of its own, with a jar that leads to the classes under test. */
record Installed(Path launcher) {
    private static final Path BASE = Path.of(System.getProperty("watals.basedir", ""));

    /** In a folder below this one, whose name has a space in it, as folders of people do. */
    static Installed below(Path folder) throws IOException {
        Required.here(Optional.of(Path.of("/bin/sh")).filter(Files::isExecutable), "/bin/sh");
        Path home = Files.createDirectories(folder.resolve("een map"));
        Path launcher = Files.copy(BASE.resolve("watals"), home.resolve("watals"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        writeJar(Files.createDirectories(home.resolve("target")).resolve("watals.jar"));
        return new Installed(launcher);
    }

    private static void writeJar(Path jar) throws IOException {
        List<String> places = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            places.add(Path.of(entry).toUri().toString());
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", places));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        }
    }

    /** Starts it in this folder, on the JDK of the test. */
    Child start(Path in, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return Child.start(builder);
    }
}
