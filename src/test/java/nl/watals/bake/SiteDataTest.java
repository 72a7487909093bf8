package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteDataTest {
    private final SiteData data = new SiteData(Map.of("links.yaml", List.of("a", "b"), "team.json", Map.of("size", 3)));

    @Test
    void aFileThatIsAListIsAListAndHasItBelowDataAsInJBake() {
        assertThat(data.get("links.yaml"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly("a", "b");
        assertThat(((DataList) data.get("links.yaml")).getData()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void theShortNameGivesTheSame() {
        assertThat(data.get("links")).isEqualTo(List.of("a", "b"));
        assertThat(data.get("team")).isEqualTo(data.get("team.json"));
    }
}
