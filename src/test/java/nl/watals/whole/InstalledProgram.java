package nl.watals.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The start script in a folder of its own, with a jar that leads to the classes under test. */
final class InstalledProgram {
    private static final Path BASE = Path.of(System.getProperty("watals.basedir", ""));

    private InstalledProgram() {}

    /** Returns the start script. */
    static Path in(Path home) throws IOException {
        Path launcher = Files.copy(BASE.resolve("watals"), home.resolve("watals"));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("the start script cannot be made executable");
        }
        writeJar(Files.createDirectories(home.resolve("target")).resolve("watals.jar"));
        return launcher;
    }

    /** Runs it with the virtual machine of the tests. */
    static ProcessBuilder command(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static void writeJar(Path jar) throws IOException {
        List<String> places = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
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
}
