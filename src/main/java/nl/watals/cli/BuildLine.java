package nl.watals.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line of a build, read. */
final class BuildLine {
    private final Map<BuildFlag, String> given;

    private BuildLine(Map<BuildFlag, String> given) {
        this.given = given;
    }

    boolean has(BuildFlag flag) {
        return given.containsKey(flag);
    }

    Optional<String> value(BuildFlag flag) {
        return Optional.ofNullable(given.get(flag));
    }

    /**
     * Reads a plain command line without picocli, whose classes take longer to load than a small site to build.
     *
     * @return empty when there is anything unusual in it, for picocli to read or to explain
     */
    static Optional<BuildLine> plain(List<String> words) {
        Map<BuildFlag, String> given = new EnumMap<>(BuildFlag.class);
        for (int i = 0; i < words.size(); i++) {
            BuildFlag flag = flag(words.get(i));
            if (flag == null || given.containsKey(flag)) {
                return Optional.empty();
            }
            if (flag.value().isEmpty()) {
                given.put(flag, "");
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("-")) {
                given.put(flag, words.get(++i));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new BuildLine(given));
    }

    private static BuildFlag flag(String word) {
        for (BuildFlag flag : BuildFlag.values()) {
            if (flag.option().equals(word)) {
                return flag;
            }
        }
        return null;
    }

    static BuildLine of(ParseResult parsed) {
        Map<BuildFlag, String> given = new EnumMap<>(BuildFlag.class);
        for (BuildFlag flag : BuildFlag.values()) {
            if (parsed.hasMatchedOption(flag.option())) {
                given.put(flag, flag.value().isEmpty() ? "" : parsed.matchedOptionValue(flag.option(), ""));
            }
        }
        return new BuildLine(given);
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Turns content and approved submissions into the whole site.", "")
                .footer(
                        "",
                        "The output changes only when the whole build succeeds.",
                        "Exit: 0 done, 1 problems in the input, 2 wrong use, 3 broken environment.");
        addOptions(spec, List.of(BuildFlag.values()));
        return spec;
    }

    static void addOptions(CommandSpec spec, List<BuildFlag> flags) {
        for (BuildFlag flag : flags) {
            OptionSpec.Builder option = OptionSpec.builder(flag.option()).description(flag.description());
            if (!flag.value().isEmpty()) {
                option.type(String.class).paramLabel(flag.value());
            }
            spec.addOption(option.build());
        }
    }
}
