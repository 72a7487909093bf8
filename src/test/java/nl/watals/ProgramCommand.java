package nl.watals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts the program in a virtual machine of its own, with the classes of the tests. */
public final class ProgramCommand {
    private static final int FIRST_TO_WARN_OF_NATIVE_CODE = 24;

    private ProgramCommand() {}

    /**
     * With what the launcher adds for the virtual machine at hand.
     *
     * @param machine further options for the virtual machine
     */
    public static List<String> of(List<String> machine, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        if (Runtime.version().feature() >= FIRST_TO_WARN_OF_NATIVE_CODE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(machine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "nl.watals.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
