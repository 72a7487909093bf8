package nl.watals.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import nl.watals.hosting.Compressor;
import nl.watals.hosting.HostedFile;
import nl.watals.hosting.Hosting;
import nl.watals.site.Redirect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Publications into a real S3 server, and what readers find in it. */
class PublicationTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final int CUTS = Integer.getInteger("watals.cuts", 20);

    private static S3Server server;
    private static int buckets;

    @TempDir
    private Path folder;

    private Releases releases;
    private String bucket;

    @BeforeAll
    static void start() {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeBucket() {
        releases = new Releases(folder, 42);
        bucket = "proef-" + buckets++;
        server.makeBucket(bucket);
    }

    @Test
    void afterwardsTheStoreHoldsTheOutputAndEachFileIsSentAsTheDescriptionSays() throws Exception {
        Path output = releases.release(0);
        StoreResult result = publish(output, options());

        assertThat(site()).isEqualTo(Releases.texts(output));
        assertThat(result.uploaded()).isEqualTo(site().size());
        assertThat(result.notes()).isEmpty();
        Hosting hosting = Releases.hosting(output);
        for (HostedFile file : hosting.files()) {
            HeadObjectResponse head = server.head(bucket, file.path());
            assertThat(head.contentType()).as(file.path()).isEqualToIgnoringWhitespace(file.contentType());
            assertThat(head.cacheControl())
                    .as(file.path())
                    .isEqualTo(file.caching().header());
        }
    }

    @Test
    void textsHaveCompressedCopiesBesideThemThatSayWhatTheyAre() throws Exception {
        String text = "<p>Wat als brieven gewoon leesbaar waren?</p>\n".repeat(40);
        Path output = Releases.write(
                folder.resolve("a"),
                Map.of("index.html", text, "static/style.0000000000001.css", "p { order: 1 }\n".repeat(40)));
        Compressor compressor = new Compressor(folder.resolve("cache"));
        try (ObjectStore store = S3Server.open(options())) {
            run(store, options(), output, Optional.of(compressor), StoreObserver.SILENT, Clock.systemUTC());
            assertThat(site())
                    .containsOnlyKeys(
                            "index.html",
                            "index.html.br",
                            "index.html.gz",
                            "static/style.0000000000001.css",
                            "static/style.0000000000001.css.br",
                            "static/style.0000000000001.css.gz");
            HeadObjectResponse page = server.head(bucket, "index.html.gz");
            assertThat(page.contentEncoding()).isEqualTo("gzip");
            assertThat(page.contentType()).isEqualToIgnoringWhitespace("text/html; charset=utf-8");
            assertThat(page.cacheControl()).isEqualTo("no-cache");
            HeadObjectResponse style = server.head(bucket, "static/style.0000000000001.css.br");
            assertThat(style.contentEncoding()).isEqualTo("br");
            assertThat(style.cacheControl()).contains("immutable");
            byte[] packed = server.read(bucket, "index.html.gz");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));

            Path next = Releases.write(folder.resolve("b"), Map.of("index.html", text));
            StoreResult result =
                    run(store, options(), next, Optional.of(compressor), StoreObserver.SILENT, Clock.systemUTC());
            assertThat(result.uploaded()).isZero();
            assertThat(result.kept()).as("the style sheet and its copies").isEqualTo(3);
        }
    }

    @Test
    void aSecondPublicationSendsNothing() throws Exception {
        Path output = releases.release(0);
        publish(output, options());
        Map<String, Instant> times = times();

        StoreResult second = publish(output, options());

        assertThat(second.uploaded()).isZero();
        assertThat(second.deleted()).isZero();
        assertThat(second.unchanged()).isEqualTo(site().size());
        assertThat(times()).isEqualTo(times);
    }

    @Test
    void onlyWhatChangedIsSentAndWhatIsGoneGoes() throws Exception {
        Path output = releases.release(0);
        publish(output, options());
        Map<String, String> before = Releases.texts(output);
        Path next = releases.release(1);
        Map<String, String> after = Releases.texts(next);
        Set<String> changed = after.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        StoreResult result = publish(next, options());

        assertThat(result.uploaded()).isEqualTo(changed.size()).isPositive();
        assertThat(result.deleted())
                .isEqualTo((int) before.keySet().stream()
                        .filter(name -> !after.containsKey(name))
                        .count())
                .isPositive();
        assertThat(site()).isEqualTo(after);
    }

    /**
     * The connection is cut anywhere, also within a file. Readers have the address of every page of the release before;
     * when all that is new is there, only of those that stay.
     */
    @Test
    void whereverAPublicationIsBrokenOffReadersFindNothingMissing() throws Exception {
        Random random = new Random(7);
        Map<String, String> last = Map.of();
        long bytes = bytesOf(releases.release(0));
        int broken = 0;
        ObjectStore whole = S3Server.open(options());
        for (int i = 0; i < CUTS; i++) {
            Path output = releases.release(i);
            if (isBrokenOff(output, random.nextLong(bytes))) {
                broken++;
            }
            Map<String, String> next = Releases.texts(output);
            Map<String, String> there = site();
            Set<String> known = new TreeSet<>(last.keySet());
            if (there.entrySet().containsAll(next.entrySet())) {
                known.retainAll(next.keySet());
            }
            assertThat(Reader.missing(there, known)).as("cut " + i).isEmpty();
            // The lock of what was broken off would grow old by itself.
            server.remove(bucket, StoreLock.NAME);

            run(whole, options(), output, Optional.empty(), StoreObserver.SILENT, Clock.systemUTC());
            last = next;
            assertThat(withoutOldLooks(site(), last)).as("after cut " + i).isEqualTo(last);
            assertThat(Reader.missing(site(), Set.of())).isEmpty();
        }
        whole.close();
        assertThat(broken).as("publications that did not come through").isGreaterThan(CUTS / 2);
    }

    @Test
    void connectionsThatBreakInTheMiddleOfAFileDoNotEndAPublication() throws Exception {
        Path output = releases.release(0);
        // No request is as short as the first of them, and one request never meets all of them.
        long[] lengths = {300, Long.MAX_VALUE, 700, 900, Long.MAX_VALUE, 1100, 1300};
        try (Cable cable = Cable.faltering(server.endpoint(), lengths)) {
            publish(output, S3Server.options("s3://" + bucket, cable.endpoint()));
            assertThat(cable.cuts()).isPositive();
        }
        assertThat(site()).isEqualTo(Releases.texts(output));
        assertThat(server.objects(bucket)).doesNotContainKey(StoreLock.NAME);
    }

    /** What goes over the line for a whole site; for the others it is less. */
    private long bytesOf(Path output) throws Exception {
        try (Cable cable = Cable.to(server.endpoint(), Long.MAX_VALUE)) {
            publish(output, S3Server.options("s3://" + bucket + "/proef", cable.endpoint()));
            return cable.carried();
        } finally {
            for (String name : server.objects(bucket).keySet()) {
                server.remove(bucket, name);
            }
        }
    }

    private boolean isBrokenOff(Path output, long cutAfter) throws IOException {
        try (Cable cable = Cable.to(server.endpoint(), cutAfter)) {
            publishOnce(output, S3Server.options("s3://" + bucket, cable.endpoint()));
            return false;
        } catch (StoreException e) {
            assertThat(e.getMessage()).contains("127.0.0.1");
            return true;
        }
    }

    @Test
    void stylesStayForPagesThatAreStillOpenAndEverythingElseGoesAtOnce() throws Exception {
        Path first = Releases.write(
                folder.resolve("a"),
                Map.of(
                        "index.html", "<p>",
                        "static/style.0000000000001.css", "p {}",
                        "static/kaart.0000000000001.png", "a card with words of somebody",
                        "zoeken/index/0a1b2c3d/w0.json", "[\"words of somebody\"]"));
        Path second = Releases.write(folder.resolve("b"), Map.of("index.html", "<p>!"));
        publish(first, options(), NOW);

        StoreResult result = publish(second, options(), NOW);
        assertThat(result.kept()).isEqualTo(1);
        assertThat(site()).containsOnlyKeys("index.html", "static/style.0000000000001.css");

        assertThat(publish(second, options(), NOW.plus(Duration.ofDays(29))).kept())
                .isEqualTo(1);
        assertThat(publish(second, options(), NOW.plus(Duration.ofDays(31))).deleted())
                .isEqualTo(1);
        assertThat(site()).containsOnlyKeys("index.html");
    }

    @Test
    void aStyleThatComesBackIsNoLongerOnItsWayOut() throws Exception {
        Path first = Releases.write(
                folder.resolve("a"), Map.of("index.html", "<p>", "static/style.0000000000001.css", "p {}"));
        Path second = Releases.write(folder.resolve("b"), Map.of("index.html", "<p>!"));
        publish(first, options(), NOW);
        publish(second, options(), NOW);
        assertThat(publish(first, options(), NOW.plus(Duration.ofDays(20))).kept())
                .isZero();
        assertThat(publish(second, options(), NOW.plus(Duration.ofDays(40))).kept())
                .isEqualTo(1);
    }

    @Test
    void twoSitesCanShareABucket() throws Exception {
        Path one = releases.release(0);
        Path two = releases.release(1);
        publish(one, server.options("s3://" + bucket + "/een"));
        publish(two, server.options("s3://" + bucket + "/een-twee/"));
        publish(one, server.options("s3://" + bucket + "/een"));
        Map<String, String> all = Releases.texts(server.objects(bucket));
        Releases.texts(one).forEach((name, text) -> assertThat(all).containsEntry("een/" + name, text));
        Releases.texts(two).forEach((name, text) -> assertThat(all).containsEntry("een-twee/" + name, text));
    }

    @Test
    void whatSomebodyElsePutThereIsLeftAloneUnlessItIsAdopted() throws Exception {
        server.put(bucket, "jaarverslag.pdf", "van iemand".getBytes(StandardCharsets.UTF_8));
        Path output = releases.release(0);
        assertThatThrownBy(() -> publish(output, options()))
                .isInstanceOf(StoreException.class)
                .hasMessage("s3://" + bucket + "/ holds 1 file that no publication of ours put there, such as"
                        + " `jaarverslag.pdf`; choose another prefix, or let --adopt replace and delete all of it");
        assertThat(site()).containsOnlyKeys("jaarverslag.pdf");

        publish(output, with(options(), true, false, false));
        assertThat(site()).isEqualTo(Releases.texts(output));
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndTouchesNothing() throws Exception {
        Path output = Releases.write(folder.resolve("a"), Map.of("index.html", "<p>", "feed.xml", "<feed/>"));
        List<String> said = new ArrayList<>();
        StoreObserver observer = new StoreObserver() {
            @Override
            public void planned(String what, String file) {
                said.add(what + " " + file);
            }
        };
        try (ObjectStore store = S3Server.open(options())) {
            StoreResult result = run(
                    store, with(options(), false, false, true), output, Optional.empty(), observer, Clock.systemUTC());
            assertThat(result.uploaded()).isEqualTo(2);
        }
        assertThat(said).containsExactly("upload feed.xml", "upload index.html");
        assertThat(server.objects(bucket)).isEmpty();
    }

    @Test
    void headersThatSomebodyChangedAreMendedWhenAsked() throws Exception {
        Path output = Releases.write(folder.resolve("a"), Map.of("index.html", "<p>"));
        publish(output, options());
        server.put(bucket, "index.html", "<p>".getBytes(StandardCharsets.UTF_8));
        assertThat(publish(output, options()).uploaded())
                .as("the bytes are the same")
                .isZero();
        assertThat(publish(output, with(options(), false, true, false)).uploaded())
                .isEqualTo(1);
        assertThat(server.head(bucket, "index.html").contentType()).isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void aPageAtAnOldAddressLeadsOn() throws Exception {
        Path output = Releases.write(
                folder.resolve("a"),
                Map.of(
                        "index.html",
                        "<p>",
                        "oud/index.html",
                        nl.watals.hosting.RedirectPage.of(new Redirect("/oud/", "/"), "https://www.example.nl", "nl")));
        List<SiteObject> objects = SiteObjects.of(Releases.hosting(output), output, Optional.empty());
        assertThat(objects)
                .extracting(object -> object.headers().redirect())
                .containsExactly(Optional.empty(), Optional.of("/"));
        StoreResult result = publish(output, options());
        assertThat(site()).isEqualTo(Releases.texts(output));
        assertThat(result.notes())
                .containsExactly(
                        "this store does not redirect by itself; browsers do, by the pages at the old addresses");
        assertThat(publish(output, options()).uploaded()).isZero();
    }

    @Test
    void ofTwoAtOnceOneWaitsAndNothingIsMixed() throws Exception {
        Path one = releases.release(0);
        Path two = releases.release(3);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            StoreOptions quick = quick(Duration.ofSeconds(30));
            Future<StoreResult> first = threads.submit(() -> publish(one, quick, new StoreObserver() {
                @Override
                public void planned(String what, String file) {
                    begun.countDown();
                    await(waiting);
                }
            }));
            await(begun);
            Future<StoreResult> second = threads.submit(() -> publish(two, quick, new StoreObserver() {
                @Override
                public void waiting() {
                    waiting.countDown();
                }
            }));
            assertThat(first.get().uploaded()).isPositive();
            assertThat(second.get().uploaded()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(withoutOldLooks(site(), Releases.texts(two))).isEqualTo(Releases.texts(two));
        assertThat(server.objects(bucket)).doesNotContainKey(StoreLock.NAME);
    }

    @Test
    void theLockOfOneThatDiedGrowsOld() throws Exception {
        byte[] theirs = "iemand 1\n".getBytes(StandardCharsets.UTF_8);
        server.put(bucket, StoreLock.NAME, theirs);
        Path output = releases.release(0);
        StoreOptions options = options();
        // Theirs ages a minute in a second; ours has all the time that a slow machine needs.
        ObjectStore store = new ForwardingStore(S3Server.open(options)) {
            @Override
            public Optional<Read> read(String name) throws StoreException {
                return super.read(name)
                        .map(read -> Arrays.equals(read.bytes(), theirs)
                                ? new Read(read.bytes(), read.tag(), 60 * read.age())
                                : read);
            }
        };
        try (store) {
            run(store, options, output, Optional.empty(), StoreObserver.SILENT, Clock.systemUTC());
        }
        assertThat(site()).isEqualTo(Releases.texts(output));
    }

    @Test
    void whoseLockWasTakenOverStops() throws Exception {
        Path output = releases.release(0);
        StoreOptions quick = quick(Duration.ofMillis(400));
        // The server of the tests looks and writes in two steps, and others could come between them.
        Object oneAtATime = new Object();
        ObjectStore store = new ForwardingStore(S3Server.open(quick)) {
            @Override
            public Written writeIf(String name, byte[] bytes, Optional<String> tag) throws StoreException {
                synchronized (oneAtATime) {
                    return super.writeIf(name, bytes, tag);
                }
            }
        };
        CountDownLatch lost = new CountDownLatch(1);
        StoreObserver thief = new StoreObserver() {
            @Override
            public void planned(String what, String file) {
                if (lost.getCount() > 0) {
                    synchronized (oneAtATime) {
                        server.put(bucket, StoreLock.NAME, "iemand 1\n".getBytes(StandardCharsets.UTF_8));
                    }
                    lost.countDown();
                    awaitPast(quick.lease());
                }
            }
        };
        try (store) {
            assertThatThrownBy(() -> run(store, quick, output, Optional.empty(), thief, Clock.systemUTC()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("another publication has taken s3://" + bucket + "/ over");
        }
        assertThat(site()).as("nothing was sent after that").isEmpty();
    }

    @Test
    void aStoreWithoutConditionalWritesIsNamed() throws Exception {
        Path output = releases.release(0);
        try (ObjectStore store = new WithoutConditions(S3Server.open(options()))) {
            StoreResult result =
                    run(store, options(), output, Optional.empty(), StoreObserver.SILENT, Clock.systemUTC());
            assertThat(result.notes())
                    .singleElement()
                    .asString()
                    .contains("cannot keep two publications at once apart");
        }
        assertThat(site()).isEqualTo(Releases.texts(output));
    }

    @Test
    void wrongCredentialsAMissingBucketAndAnUnreachableStoreAreToldApart() throws Exception {
        Path output = releases.release(0);
        assertThatThrownBy(() -> publishAs(output, options(), "iemand", S3Server.SECRET))
                .hasMessage("http://127.0.0.1:" + server.endpoint().getPort()
                        + " does not know these credentials (InvalidAccessKeyId); are AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY those of this store?");
        assertThatThrownBy(() -> publishAs(output, options(), S3Server.ID, "fout"))
                .hasMessageContaining("(SignatureDoesNotMatch)")
                .hasMessageNotContaining("fout");
        assertThatThrownBy(() -> publish(output, server.options("s3://er-is-geen")))
                .hasMessage("there is no bucket `er-is-geen` at " + server.endpoint()
                        + "; make it first, or is it called otherwise in --to?");
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + closed);
        assertThatThrownBy(() -> publishOnce(output, S3Server.options("s3://" + bucket, nobody)))
                .hasMessageStartingWith(nobody + " cannot be reached: ");
    }

    private StoreOptions options() {
        return server.options("s3://" + bucket);
    }

    private StoreOptions quick(Duration lease) {
        StoreOptions o = options();
        return new StoreOptions(
                o.place(), o.endpoint(), o.region(), o.keep(), o.adopt(), o.recheck(), o.dryRun(), lease);
    }

    private static StoreOptions with(StoreOptions o, boolean adopt, boolean recheck, boolean dryRun) {
        return new StoreOptions(o.place(), o.endpoint(), o.region(), o.keep(), adopt, recheck, dryRun, o.lease());
    }

    private static StoreResult publish(Path output, StoreOptions options) throws StoreException, IOException {
        return publish(output, options, StoreObserver.SILENT);
    }

    private static StoreResult publish(Path output, StoreOptions options, Instant now)
            throws StoreException, IOException {
        try (ObjectStore store = S3Server.open(options)) {
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            return run(store, options, output, Optional.empty(), StoreObserver.SILENT, clock);
        }
    }

    private static StoreResult publish(Path output, StoreOptions options, StoreObserver observer)
            throws StoreException, IOException {
        try (ObjectStore store = S3Server.open(options)) {
            return run(store, options, output, Optional.empty(), observer, Clock.systemUTC());
        }
    }

    /** Without a second attempt: a cut connection stays cut, and there is nothing to wait for. */
    private static void publishOnce(Path output, StoreOptions options) throws StoreException, IOException {
        try (ObjectStore store = S3Server.openImpatient(options)) {
            run(store, options, output, Optional.empty(), StoreObserver.SILENT, Clock.systemUTC());
        }
    }

    private static StoreResult run(
            ObjectStore store,
            StoreOptions options,
            Path output,
            Optional<Compressor> compressor,
            StoreObserver observer,
            Clock clock)
            throws StoreException, IOException {
        Hosting hosting = Releases.hosting(output);
        List<SiteObject> site = SiteObjects.of(hosting, output, compressor);
        return Publication.run(store, options, hosting.rules(), site, observer, clock);
    }

    private static void publishAs(Path output, StoreOptions options, String id, String secret)
            throws StoreException, IOException {
        try (ObjectStore store = S3Store.open(options, S3Server.credentials(id, secret))) {
            run(store, options, output, Optional.empty(), StoreObserver.SILENT, Clock.systemUTC());
        }
    }

    /** What stands in the bucket, without what is ours alone. */
    private Map<String, String> site() {
        Map<String, String> site = Releases.texts(server.objects(bucket));
        site.keySet().removeIf(name -> name.startsWith(".watals/"));
        return site;
    }

    /** Style sheets of releases before stay for a while. */
    private static Map<String, String> withoutOldLooks(Map<String, String> site, Map<String, String> output) {
        Map<String, String> without = new TreeMap<>(site);
        without.keySet().removeIf(name -> name.endsWith(".css") && !output.containsKey(name));
        return without;
    }

    private Map<String, Instant> times() {
        Map<String, Instant> times = new TreeMap<>();
        server.objects(bucket)
                .keySet()
                .forEach(name -> times.put(name, server.head(bucket, name).lastModified()));
        return times;
    }

    /** By then nothing holds that was sure before. */
    private static void awaitPast(Duration lease) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin <= lease.toNanos()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
