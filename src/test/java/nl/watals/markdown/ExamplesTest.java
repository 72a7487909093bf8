package nl.watals.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of both dialects that anyone can read: {@code editors.txt} and {@code submissions.txt}. */
class ExamplesTest {
    static List<Resources.Example> editors() {
        return Resources.examples("editors.txt");
    }

    static List<Resources.Example> submissions() {
        return Resources.examples("submissions.txt");
    }

    @ParameterizedTest
    @MethodSource
    void editors(Resources.Example example) {
        assertThat(Examples.shown("editors", example.input())).isEqualTo(example.expected());
    }

    @ParameterizedTest
    @MethodSource
    void submissions(Resources.Example example) {
        assertThat(Examples.shown("submissions", example.input())).isEqualTo(example.expected());
    }
}
