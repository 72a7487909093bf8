package nl.watals.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordWriter;

/** Writes records as files, each wholly or not at all. */
final class RecordFiles {
    /** Hidden, so that a build does not see it. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private int written;

    RecordFiles(Path folder) {
        this.folder = folder;
    }

    /** How many files were written. */
    int written() {
        return written;
    }

    /** Removes what a killed run left unfinished. */
    void cleanUp() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(RecordFiles::isUnfinished).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith(UNFINISHED);
    }

    /** Brings the file of a record into its canonical form; a file that has it is left alone. Returns the file. */
    Path write(PublicRecord record) throws IOException {
        byte[] bytes = PublicRecordWriter.write(record);
        Path file = folder.resolve(PublicRecordWriter.path(record));
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return file;
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(UNFINISHED + file.getFileName());
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written++;
        return file;
    }
}
