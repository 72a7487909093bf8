package nl.watals.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreOptionsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "s3://wat-als, wat-als, ''",
        "s3://wat-als/, wat-als, ''",
        "s3://wat.als.example.nl/site, wat.als.example.nl, site/",
        "s3://wat-als/a/b/, wat-als, a/b/"
    })
    void anAddressNamesABucketAndAPrefix(String address, String bucket, String prefix) {
        assertThat(StorePlace.of(address)).contains(new StorePlace(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wat-als",
                "s3:/wat-als",
                "S3://wat-als",
                "s3://",
                "s3://a",
                "s3://Wat-Als",
                "s3://wat_als",
                "s3://-wat",
                "s3://wat-als//x",
                "s3://wat-als/a//b",
                "https://wat-als",
                "s3://wat-als/a\nb"
            })
    void anythingElseIsNone(String address) {
        assertThat(StorePlace.of(address)).isEmpty();
    }

    @Test
    void theEnvironmentWinsOverTheSettings() {
        StoreOptions options = options(
                "publish.endpoint=https://s3.example.nl\npublish.region=nl-1\npublish.keep=7\n",
                Map.of(
                        "AWS_ENDPOINT_URL",
                        "https://elders.example:9000",
                        "AWS_REGION",
                        "",
                        "AWS_DEFAULT_REGION",
                        "nl-2"));
        assertThat(options.endpoint()).contains(URI.create("https://elders.example:9000"));
        assertThat(options.region()).isEqualTo("nl-2");
        assertThat(options.keep()).isEqualTo(Duration.ofDays(7));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aStoreOfOnesOwnNeedsNoRegionButAmazonsDoes() {
        assertThat(options("publish.endpoint=http://127.0.0.1:9000\n", Map.of()).region())
                .isEqualTo("us-east-1");
        assertThat(problems.sorted()).isEmpty();
        options("", Map.of());
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "jbake.properties:1:1: error: the region of the store is not known (set `publish.region`"
                                + " or AWS_REGION, such as eu-central-1; for a store that is not Amazon's, set `publish.endpoint`)");
    }

    @Test
    void anAddressThatIsNoneIsAProblemAtItsPlace() {
        options("site.title=x\npublish.endpoint=s3.example.nl\n", Map.of());
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "jbake.properties:2:18: error: `s3.example.nl` is no address of a store (scheme and host,"
                                + " such as https://s3.example.nl; AWS_ENDPOINT_URL wins over it)");
    }

    private StoreOptions options(String settings, Map<String, String> environment) {
        return StoreOptions.of(
                StorePlace.of("s3://wat-als").orElseThrow(),
                Settings.read(new SourceText("jbake.properties", settings), problems),
                environment,
                false,
                false,
                false,
                problems);
    }
}
