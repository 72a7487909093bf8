package nl.watals.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.watals.hosting.HostKind;
import nl.watals.hosting.HostedFile;
import nl.watals.hosting.Hosting;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals hosting}: the configuration of a host, from what every host guarantees. */
final class HostingCommand {
    static final String NAME = "hosting";
    private static final String FILES = "files";
    private static final String KINDS = "nginx, caddy, netlify, cloudflare, cloudfront, files";

    private final Console console;
    private final ParseResult line;

    HostingCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Writes the configuration of a host: headers, redirects, caching, compressed copies.", "")
                .footer(
                        "",
                        "Build the site first: old addresses and file names come from there.",
                        "Exit: 0 done, 1 problems in the settings, 2 wrong use, 3 broken environment.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("HOST")
                .type(String.class)
                .arity("1")
                .description("nginx, caddy, netlify, cloudflare or cloudfront; or files: each file as a line of JSON.")
                .build());
        spec.addOption(SourceOption.spec());
        spec.addOption(Options.text("--output", "DIR", "The folder with the finished site."));
        spec.addOption(Options.text("--to", "DIR", "Write the files into this folder instead of printing them."));
        return spec;
    }

    int run() {
        String word = line.matchedPositionalValue(0, "");
        Optional<HostKind> kind = HostKind.of(word);
        if (kind.isEmpty() && !word.equals(FILES)) {
            return console.wrongUse("there is no configuration for `" + word + "`; there is: " + KINDS);
        }
        Problems problems = new Problems();
        try {
            Path source = SourceOption.of(line);
            Optional<Settings> settings =
                    read(source, Settings.FILE, problems).map(text -> Settings.read(text, problems));
            RedirectMap map = Files.exists(source.resolve(RedirectMap.FILE))
                    ? read(source, RedirectMap.FILE, problems)
                            .map(text -> RedirectMap.read(text, problems))
                            .orElse(RedirectMap.NONE)
                    : RedirectMap.NONE;
            if (!problems.isEmpty() || settings.isEmpty()) {
                return console.refuse(problems.sorted());
            }
            Path output = output(source, settings.get());
            if (!Files.isDirectory(output)) {
                return console.broken("there is no finished site in " + output + "; run watals build first");
            }
            Hosting hosting = Hosting.of(settings.get(), map, output);
            return kind.isPresent() ? write(kind.get().files(hosting)) : list(hosting);
        } catch (IOException e) {
            return console.broken(e);
        }
    }

    private static Optional<SourceText> read(Path source, String file, Problems problems) throws IOException {
        Path place = source.resolve(file);
        if (!Files.exists(place)) {
            problems.add(
                    file,
                    1,
                    1,
                    "there is no " + file + " in " + source,
                    "is this the folder of a site? name another one with --source");
            return Optional.empty();
        }
        return SourceText.decode(file, Files.readAllBytes(place), problems);
    }

    private Path output(Path source, Settings settings) {
        String given = line.matchedOptionValue("--output", "");
        return given.isEmpty() ? source.resolve(settings.text("destination.folder")) : Path.of(given);
    }

    private int write(Map<String, String> files) throws IOException {
        String to = line.matchedOptionValue("--to", "");
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (to.isEmpty()) {
                console.out().print((files.size() > 1 ? "### " + file.getKey() + "\n" : "") + file.getValue());
            } else {
                Files.createDirectories(Path.of(to));
                Files.writeString(Path.of(to).resolve(file.getKey()), file.getValue());
            }
        }
        return Exit.DONE;
    }

    private int list(Hosting hosting) {
        for (HostedFile file : hosting.files()) {
            console.out()
                    .println("{\"path\":\"" + escaped(file.path()) + "\",\"type\":\"" + file.contentType()
                            + "\",\"caching\":\"" + file.caching().header() + "\",\"text\":" + file.text() + "}");
        }
        return Exit.DONE;
    }

    private static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }
}
