package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.watals.Required;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.InboxException;
import nl.watals.inbox.Samples;
import nl.watals.inbox.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inbox on a disk that gets full: a small file system in memory. */
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place.toString());
        // Whether mounting is allowed is a matter of the machine: containers of many build servers forbid it.
        disk = mounted ? place : Required.orSkip(Optional.<Path>empty(), "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            run("umount", "--lazy", disk.toString());
        }
    }

    @Test
    void aFullDiskIsSaidAndWhatWasThereStays() throws IOException {
        InboxAddress address = InboxAddress.file(disk.resolve(".watals/inbox.db"));
        List<String> kept = new ArrayList<>();
        try (Inbox inbox = Inbox.open(address, InboxSettings.DEFAULT)) {
            kept.add(inbox.add(Samples.idea("first").submission(), Arrival.FORM).id());
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 8_000; i++) {
                            Samples sample = Samples.idea("k" + i).now("woord" + i + " ".repeat(4_000) + "einde");
                            kept.add(
                                    inbox.add(sample.submission(), Arrival.FORM).id());
                        }
                    })
                    .isInstanceOf(InboxException.class)
                    .hasMessage("the disk of the inbox is full; nothing was changed");
            assertThat(kept).hasSizeGreaterThan(10);
            assertThat(inbox.counts().of(State.NEW)).isEqualTo(kept.size());
        }
        try (Inbox again = Inbox.open(address, InboxSettings.DEFAULT)) {
            assertThat(again.counts().of(State.NEW)).isEqualTo(kept.size());
            for (String id : kept) {
                assertThat(again.item(id).orElseThrow().original()).isPresent();
            }
        }
    }

    @Test
    void anImportStopsAtAFullDiskAndGoesOnWhenThereIsRoomAgain() throws Exception {
        int rows = 500;
        Path export = KilledImportTest.export(disk, rows, " Nu is het zo." + " Nu niet.".repeat(1_000));
        String[] command = {"import", "--source", disk.toString(), export.toString(), "--json"};
        Child.Result full = Child.start(List.of(), command).await();
        assertThat(full.exit()).as(full.out() + full.err()).isEqualTo(3);
        assertThat(full.err())
                .contains("the disk of the inbox is full; nothing was changed")
                .contains("What was imported so far stays; run the same command again to go on.");
        assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        try (Inbox inbox = Inbox.open(InboxAddress.file(disk.resolve(".watals/inbox.db")), InboxSettings.DEFAULT)) {
            assertThat(inbox.counts().of(State.NEW)).isLessThan(rows);
        }
        Child.Result rest = Child.start(List.of(), command).await();
        assertThat(rest.exit()).as(rest.err()).isZero();
        try (Inbox inbox = Inbox.open(InboxAddress.file(disk.resolve(".watals/inbox.db")), InboxSettings.DEFAULT)) {
            assertThat(inbox.counts().of(State.NEW)).isEqualTo(rows);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
