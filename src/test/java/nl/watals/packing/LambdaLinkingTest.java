package nl.watals.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Programs with lambdas of every kind do the same after their lambdas were linked; see resources/packing. */
class LambdaLinkingTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/packing/sample");

    @TempDir
    static Path work;

    private static Path plain;
    private static Path linked;
    private static Path old;
    private static Path oldLinked;

    @BeforeAll
    static void compile() throws IOException {
        plain = jar("plain.jar", compiled("17", "Sample.java", "other/Base.java"));
        linked = Files.copy(plain, work.resolve("linked.jar"));
        old = jar("old.jar", compiled("8", "Old.java"));
        oldLinked = Files.copy(old, work.resolve("old-linked.jar"));
        PackedJar.main(new String[] {linked.toString(), oldLinked.toString()});
    }

    @Test
    void everyKindOfLambdaDoesTheSame() throws Exception {
        Map<?, ?> results = results(plain, "sample.Sample");
        assertThat(results).hasSizeGreaterThan(50);
        assertThat(results(linked, "sample.Sample").toString()).isEqualTo(results.toString());
    }

    @Test
    void soDoThoseOfClassesFromBeforeThereWereNests() throws Exception {
        Map<?, ?> results = results(old, "sample.Old");
        assertThat(results).hasSize(4);
        assertThat(results(oldLinked, "sample.Old").toString()).isEqualTo(results.toString());
    }

    @Test
    void theMachineLinksNoneAnyMoreButTheOneThatCanBeSerialized() throws IOException {
        assertThat(linkedAtRunTime(plain)).hasSizeGreaterThan(70);
        // Where it is made, and where it is read back.
        assertThat(linkedAtRunTime(linked)).containsExactly("altMetafactory", "altMetafactory");
        assertThat(linkedAtRunTime(old)).hasSizeGreaterThan(5);
        assertThat(linkedAtRunTime(oldLinked)).isEmpty();
    }

    @Test
    void theSameJarGivesTheSameBytes() throws IOException {
        Path again = Files.copy(plain, work.resolve("again.jar"));
        PackedJar.main(new String[] {again.toString()});
        assertThat(again).hasSameBinaryContentAs(linked);
    }

    @Test
    void aJarThatIsLinkedStaysAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(linked);
        PackedJar.main(new String[] {linked.toString()});
        assertThat(linked).hasBinaryContent(before);
    }

    @Test
    void entriesKeepTheirOrderAndAreStored() throws IOException {
        List<String> before = names(plain);
        List<String> after = names(linked);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.subList(before.size(), after.size()))
                .isNotEmpty()
                .allMatch(name -> name.matches("sample/\\S+\\$\\$L\\d+\\.class"));
        try (JarFile jar = new JarFile(linked.toFile())) {
            assertThat(Collections.list(jar.entries())).allMatch(entry -> entry.getMethod() == JarEntry.STORED);
        }
    }

    private static Map<?, ?> results(Path jar, String name) throws Exception {
        // Classes of such a loader are verified.
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return (Map<?, ?>) loader.loadClass(name).getMethod("results").invoke(null);
        }
    }

    private static List<String> linkedAtRunTime(Path jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class")) {
                    new ClassReader(file.getInputStream(entry)).accept(new Lambdas(found), 0);
                }
            }
        }
        return found;
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    private static Path compiled(String release, String... sources) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes-" + release));
        List<String> arguments = new ArrayList<>(
                List.of("--release", release, "-Xlint:-options", "-proc:none", "-d", classes.toString()));
        Stream.of(sources).map(SOURCES::resolve).map(Path::toString).forEach(arguments::add);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        return classes;
    }

    private static Path jar(String name, Path classes) throws IOException {
        Path jar = work.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                try {
                    JarEntry entry =
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return jar;
    }

    private static final class Lambdas extends ClassVisitor {
        private final List<String> found;

        Lambdas(List<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                        found.add(bootstrap.getName());
                    }
                }
            };
        }
    }
}
