package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.watals.text.Problem;
import org.junit.jupiter.api.Test;

class ProblemFormatTest {
    private static final Problem PROBLEM = new Problem("content/a,b.md", 12, 3, "100% fout\nen meer", "lees: dit");

    private static ProblemFormat format(String... words) throws WrongUse {
        return ProblemFormat.of(BuildLine.plain(List.of(words)).orElseThrow());
    }

    @Test
    void textIsWhatProblemsSayThemselves() throws WrongUse {
        assertThat(format("--format", "text").line(PROBLEM)).isEqualTo(PROBLEM.toString());
        assertThat(format().line(PROBLEM)).isEqualTo(PROBLEM.toString());
    }

    @Test
    void githubGetsWorkflowCommandsWithNothingInThemThatCouldEndThem() throws WrongUse {
        assertThat(format("--format", "github").line(PROBLEM))
                .isEqualTo("::error file=content/a%2Cb.md,line=12,col=3::100%25 fout%0Aen meer (lees: dit)");
    }

    @Test
    void pathsAreThoseOfTheRepositoryWhenTheSiteIsAFolderInIt() throws WrongUse {
        assertThat(format("--source", "sites/x", "--format", "github").line(PROBLEM))
                .startsWith("::error file=sites/x/content/");
    }

    @Test
    void anotherFormatIsWrongUse() {
        assertThatThrownBy(() -> format("--format", "xml"))
                .isInstanceOf(WrongUse.class)
                .hasMessage("--format takes text or github");
    }
}
