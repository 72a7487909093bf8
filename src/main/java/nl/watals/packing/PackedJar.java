package nl.watals.packing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar whose lambdas are linked while it is packed: see {@link LambdaLinking}. Its entries keep their order and times and are
 * stored without compression; new ones follow at the end.
 */
public final class PackedJar {
    private static final String CLASS = ".class";

    private record Entry(String name, LocalDateTime time, byte[] bytes) {}

    private PackedJar() {}

    /**
     * Links the lambdas of each of these jars. One without any is not touched.
     *
     * @throws IOException if a jar cannot be read or replaced; it is then as it was
     */
    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            link(Path.of(jar));
        }
    }

    private static void link(Path jar) throws IOException {
        List<Entry> entries = read(jar);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.name().endsWith(CLASS)) {
                classes.put(entry.name().substring(0, entry.name().length() - CLASS.length()), entry.bytes());
            }
        }
        Map<String, byte[]> linked = LambdaLinking.link(classes);
        if (linked.size() == classes.size()) {
            return;
        }
        Map<String, Entry> all = new LinkedHashMap<>();
        for (Entry entry : entries) {
            all.put(entry.name(), entry);
        }
        LocalDateTime time = entries.get(0).time();
        linked.forEach((name, bytes) -> all.merge(
                name + CLASS,
                new Entry(name + CLASS, time, bytes),
                (old, fresh) -> new Entry(old.name(), old.time(), bytes)));
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        write(fresh, all.values());
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Entry> read(Path jar) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.add(new Entry(
                        entry.getName(),
                        entry.getTimeLocal(),
                        file.getInputStream(entry).readAllBytes()));
            }
        }
        return entries;
    }

    private static void write(Path jar, Iterable<Entry> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Entry entry : entries) {
                CRC32 sum = new CRC32();
                sum.update(entry.bytes());
                ZipEntry head = new ZipEntry(entry.name());
                head.setTimeLocal(entry.time());
                head.setMethod(ZipEntry.STORED);
                head.setSize(entry.bytes().length);
                head.setCrc(sum.getValue());
                out.putNextEntry(head);
                out.write(entry.bytes());
            }
        }
    }
}
