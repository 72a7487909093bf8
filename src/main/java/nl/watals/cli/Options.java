package nl.watals.cli;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The options that commands are made of, so that those of one name look and behave alike everywhere. */
final class Options {
    static final String JSON = "--json";
    private static final String PORT = "--port";
    private static final int HIGHEST_PORT = 65_535;

    private Options() {}

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and stop.")
                .build();
    }

    static OptionSpec json() {
        return flag(JSON, "Print one line of JSON last.");
    }

    /** One that is there or not. */
    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    static OptionSpec text(String name, String label, String description) {
        return valued(name, label, description, String.class).build();
    }

    /** A text without which the command means nothing. */
    static OptionSpec needed(String name, String label, String description) {
        return valued(name, label, description, String.class).required(true).build();
    }

    static OptionSpec number(String name, String label, String description) {
        return valued(name, label, description, int.class)
                .converters(Options::wholeNumber)
                .build();
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("`" + text + "` is no whole number, or far too large");
        }
    }

    static OptionSpec port(int otherwise) {
        return number(PORT, "PORT", "The port to listen on (" + otherwise + ", if left out; 0 takes a free one).");
    }

    /**
     * What stands behind {@code --port}, from 0 to 65,535.
     *
     * @throws WrongUse if that is no port
     */
    static int port(ParseResult line, int otherwise) throws WrongUse {
        return number(line, PORT, otherwise, HIGHEST_PORT);
    }

    /**
     * What stands behind an option of {@link #number}.
     *
     * @throws WrongUse if it is below 0 or above the most
     */
    static int number(ParseResult line, String name, int otherwise, int most) throws WrongUse {
        int number = line.matchedOptionValue(name, otherwise);
        if (number < 0 || number > most) {
            throw new WrongUse(name + " takes a number from 0 to " + most);
        }
        return number;
    }

    private static OptionSpec.Builder valued(String name, String label, String description, Class<?> type) {
        return OptionSpec.builder(name).type(type).paramLabel(label).description(description);
    }
}
