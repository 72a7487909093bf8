package nl.watals.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --source DIR}, which every command has that works on a site. */
final class SourceOption {
    private SourceOption() {}

    static OptionSpec spec() {
        return OptionSpec.builder(BuildFlag.SOURCE.option())
                .type(String.class)
                .paramLabel(BuildFlag.SOURCE.value())
                .description(BuildFlag.SOURCE.description())
                .build();
    }

    /** The folder of the site, from the root of the file system. */
    static Path of(ParseResult line) {
        return Path.of(line.<String>matchedOptionValue(BuildFlag.SOURCE.option(), "."))
                .toAbsolutePath()
                .normalize();
    }
}
