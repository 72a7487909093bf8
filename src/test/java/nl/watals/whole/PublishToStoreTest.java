package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.watals.ProgramCommand;
import nl.watals.store.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watals publish --to}, as somebody types it. */
class PublishToStoreTest {
    @TempDir
    private Path folder;

    @Test
    void aBuiltSiteStandsInTheStoreAfterOneCommand() throws IOException, InterruptedException {
        TestSite site = TestSite.in(folder.resolve("site"));
        Path output = site.root().resolve("output");
        try (S3Server server = S3Server.start()) {
            server.makeBucket(S3Server.BUCKET);

            assertThat(site.build(output).succeeded()).isTrue();
            Child.Result done = publish(site, server);
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(done.err()).isEmpty();
            Map<String, byte[]> files = TestSite.read(output);
            Map<String, byte[]> objects = new TreeMap<>(server.objects(S3Server.BUCKET));
            objects.keySet().removeIf(name -> name.startsWith("proef/.watals/"));
            assertThat(objects.keySet()).allMatch(name -> name.startsWith("proef/"));
            files.forEach((name, bytes) ->
                    assertThat(objects.remove("proef/" + name)).as(name).isEqualTo(bytes));
            Map<String, Object> json = Json.object(done.out().lines().toList().get(1));
            assertThat(json).containsEntry("ok", true).containsEntry("deleted", 0L);
            assertThat(objects.keySet()).allMatch(name -> name.endsWith(".br") || name.endsWith(".gz"));
        }
    }

    private static Child.Result publish(TestSite site, S3Server server) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ProgramCommand.of(
                List.of(),
                "publish",
                "--to",
                "s3://" + S3Server.BUCKET + "/proef",
                "--source",
                site.root().toString(),
                "--json"));
        builder.environment().put("AWS_ENDPOINT_URL", server.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", S3Server.ID);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        Child.Result result = Child.start(builder).await();
        assertThat(result.out() + result.err()).doesNotContain(S3Server.SECRET);
        return result;
    }
}
