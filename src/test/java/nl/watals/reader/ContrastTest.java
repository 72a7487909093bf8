package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The colours of the design against each other, as they stand in the style sheet. */
class ContrastTest {
    private static final Pattern PLAIN = Pattern.compile("--([a-z]+): (#[0-9a-f]{6});");
    private static final Pattern BOTH = Pattern.compile("--([a-z]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
    private static final List<String> GROUNDS = List.of("paper", "card", "cool", "warm", "sunny", "leaf");

    private static final Map<String, String> OLD = new HashMap<>();
    private static final Map<String, String> LIGHT = new HashMap<>();
    private static final Map<String, String> DARK = new HashMap<>();

    @BeforeAll
    static void readTokens() throws IOException {
        String style = Files.readString(Path.of("assets/style.css"));
        for (Matcher plain = PLAIN.matcher(style); plain.find(); ) {
            OLD.put(plain.group(1), plain.group(2));
        }
        LIGHT.putAll(OLD);
        DARK.putAll(OLD);
        for (Matcher both = BOTH.matcher(style); both.find(); ) {
            LIGHT.put(both.group(1), both.group(2));
            DARK.put(both.group(1), both.group(3));
        }
    }

    @Test
    void old_browsers_see_the_light_colours() {
        assertThat(OLD).isEqualTo(LIGHT).isNotEmpty();
        assertThat(DARK).isNotEqualTo(LIGHT);
    }

    @Test
    void text_stands_out_from_every_ground() {
        for (Map<String, String> scheme : List.of(LIGHT, DARK)) {
            for (String ground : GROUNDS) {
                assertThat(contrast(scheme, "ink", ground))
                        .as("ink on " + ground)
                        .isGreaterThanOrEqualTo(7);
                assertThat(contrast(scheme, "soft", ground))
                        .as("soft on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(contrast(scheme, "link", ground))
                        .as("link on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(scheme, "paper", "link")).as("a button").isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void the_edge_of_a_control_stands_out_from_its_ground() {
        for (Map<String, String> scheme : List.of(LIGHT, DARK)) {
            for (String ground : List.of("paper", "card")) {
                assertThat(contrast(scheme, "line", ground))
                        .as("line on " + ground)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    private static double contrast(Map<String, String> scheme, String one, String other) {
        double a = luminance(scheme.get(one));
        double b = luminance(scheme.get(other));
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        double[] weights = {.2126, .7152, .0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255d;
            sum += weights[i] * (value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4));
        }
        return sum;
    }
}
