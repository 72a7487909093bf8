package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.watals.text.Problem;
import org.junit.jupiter.api.Test;

class ProblemFormatTest {
    private static final Problem PROBLEM = new Problem("content/a,b.md", 12, 3, "100% fout\nen meer", "lees: dit");

    private static ProblemFormat format(String... words) {
        return BuildLine.plain(List.of(words)).flatMap(ProblemFormat::of).orElseThrow();
    }

    @Test
    void textIsWhatProblemsSayThemselves() {
        assertThat(format("--format", "text").line(PROBLEM)).isEqualTo(PROBLEM.toString());
        assertThat(format().line(PROBLEM)).isEqualTo(PROBLEM.toString());
    }

    @Test
    void githubGetsWorkflowCommandsWithNothingInThemThatCouldEndThem() {
        assertThat(format("--format", "github").line(PROBLEM))
                .isEqualTo("::error file=content/a%2Cb.md,line=12,col=3::100%25 fout%0Aen meer (lees: dit)");
    }

    @Test
    void pathsAreThoseOfTheRepositoryWhenTheSiteIsAFolderInIt() {
        assertThat(format("--source", "sites/x", "--format", "github").line(PROBLEM))
                .startsWith("::error file=sites/x/content/");
    }

    @Test
    void anotherFormatIsWrongUse() {
        assertThat(BuildLine.plain(List.of("--format", "xml")).flatMap(ProblemFormat::of))
                .isEmpty();
    }
}
