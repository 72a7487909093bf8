package nl.watals.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.bake.BuildOptions;
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
     * What the line asks for.
     *
     * @throws WrongUse if it names a moment that is none
     */
    BuildOptions options() throws WrongUse {
        return new BuildOptions(
                Path.of(value(BuildFlag.SOURCE).orElse(".")).toAbsolutePath().normalize(),
                value(BuildFlag.OUTPUT).map(Path::of),
                has(BuildFlag.DRAFTS),
                has(BuildFlag.FUTURE),
                moment(value(BuildFlag.NOW)));
    }

    /**
     * The moment that somebody names behind {@code --now}; empty when nobody does.
     *
     * @throws WrongUse if it is none
     */
    static Optional<Instant> moment(Optional<String> text) throws WrongUse {
        try {
            return text.isPresent() ? Optional.of(moment(text.get())) : Optional.empty();
        } catch (DateTimeParseException e) {
            throw new WrongUse(BuildFlag.NOW.option() + " takes a moment such as 2026-01-31T12:00:00Z");
        }
    }

    /** RFC 3339 in UTC; the usual form is read here, since the JDK's own formatter takes long to load. */
    private static Instant moment(String text) {
        if (text.length() == 20 && text.endsWith("Z") && text.charAt(10) == 'T') {
            try {
                return LocalDateTime.of(
                                Integer.parseInt(text, 0, 4, 10),
                                Integer.parseInt(text, 5, 7, 10),
                                Integer.parseInt(text, 8, 10, 10),
                                Integer.parseInt(text, 11, 13, 10),
                                Integer.parseInt(text, 14, 16, 10),
                                Integer.parseInt(text, 17, 19, 10))
                        .toInstant(ZoneOffset.UTC);
            } catch (NumberFormatException | DateTimeException e) {
                throw new DateTimeParseException("no moment", text, 0, e);
            }
        }
        return Instant.parse(text);
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
