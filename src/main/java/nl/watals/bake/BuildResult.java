package nl.watals.bake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.watals.site.Site;
import nl.watals.text.Problem;

/**
 * What became of a build.
 *
 * @param problems everything that is wrong with the input, in order; when there is any, the output is untouched
 * @param output the folder of the site
 * @param pages rendered pages by document type or kind of list
 * @param records how many records were read
 * @param withdrawn how many of them are withdrawn
 * @param withheld pages that wait
 * @param files how many files the output holds
 * @param changed how many of them this build wrote
 * @param removed how many files are gone
 * @param millis how long each step took
 * @param templates how long each template took, by its name
 */
public record BuildResult(
        List<Problem> problems,
        Path output,
        Map<String, Integer> pages,
        int records,
        int withdrawn,
        Site.Withheld withheld,
        int files,
        int changed,
        int removed,
        Map<String, Long> millis,
        Map<String, TemplateTime> templates) {

    /** Whether the site was built. */
    public boolean succeeded() {
        return problems.isEmpty();
    }

    static BuildResult failed(List<Problem> problems, Path output, Map<String, Long> millis) {
        return new BuildResult(problems, output, Map.of(), 0, 0, new Site.Withheld(0, 0, 0), 0, 0, 0, millis, Map.of());
    }
}
