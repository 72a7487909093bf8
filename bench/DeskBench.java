import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.watals.desk.Desk;
import nl.watals.desk.DeskRole;
import nl.watals.desk.DeskUsers;
import nl.watals.desk.Protocol;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.QueueQuery;
import nl.watals.site.Settings;
import nl.watals.submission.Consent;
import nl.watals.submission.Contact;
import nl.watals.submission.Origin;
import nl.watals.submission.Submission;
import nl.watals.submission.SubmissionContent;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.web.WebOptions;
import nl.watals.web.WebServer;

/** Fills an inbox with ideas of random words, and times pages of the desk over HTTP as a browser asks for them. */
class DeskBench {
    private static final String[] STEMS = ("brief hulp school gezin kind ouder jongere huis buurt team gesprek plan rechter voogd wacht"
            + "lijst taal vraag antwoord tijd rust vriend oma opa straat sport dier muziek reis bus fiets geld baan les klas boek kamer"
            + " tafel eten keuze stem wens droom angst boos blij moe sterk licht water bos stad dorp brug deur sleutel naam kaart").split(" ");

    public static void main(String[] args) throws Exception {
        if (args[0].equals("fill")) {
            try (Inbox inbox = open(Path.of(args[2]))) {
                fill(inbox, Integer.parseInt(args[1]));
            }
            return;
        }
        int runs = Integer.parseInt(args[0]);
        Inbox inbox = open(Path.of(args[1]));
        new DeskUsers(inbox).add("bench", DeskRole.MODERATOR, "een paard en een nietje");
        Path source = Path.of(".").toAbsolutePath().normalize();
        Settings settings = Settings.read(
                SourceText.decode(Settings.FILE, Files.readAllBytes(source.resolve(Settings.FILE)), new Problems()).orElseThrow(),
                new Problems());
        WebOptions options = WebOptions.local(0);
        Desk desk = new Desk(inbox, source, settings, Protocol.OF_THE_DESK, options, Clock.systemUTC());
        long started = System.nanoTime();
        desk.readIdeas();
        System.out.printf("reading the ideas for likeness: %d ms%n", (System.nanoTime() - started) / 1_000_000);
        try (WebServer server = WebServer.start(options, List.of(desk), Throwable::printStackTrace)) {
            Client client = new Client(server.url().toString(), desk.logInLink("bench"));
            String id = inbox.queue(QueueQuery.WAITING).rows().get(7).id();
            String next = inbox.queue(QueueQuery.WAITING).next().orElse("");
            client.time("queue, first page", "/balie/", runs);
            client.time("queue, second page", "/balie/?na=" + next, runs);
            client.time("queue, one theme", "/balie/?thema=hulp-vragen", runs);
            client.time("queue, held ideas", "/balie/?soort=idea&staat=held", runs);
            client.time("one submission with like ideas", "/balie/inzending/" + id, runs);
        }
        System.gc();
        Thread.sleep(300);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap in use at the end: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM") || line.startsWith("VmRSS")) {
                String what = line.startsWith("VmRSS") ? "resident now: " : "resident, at most: ";
                System.out.println(what + Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB");
            }
        }
        inbox.close();
        Runtime.getRuntime().halt(0);
    }

    private static Inbox open(Path folder) {
        return Inbox.open(InboxAddress.file(folder.resolve("inbox.db")), Inbox.InboxSettings.DEFAULT);
    }

    private static void fill(Inbox inbox, int size) {
        int there = inbox.counts().states().values().stream().flatMap(kinds -> kinds.values().stream()).mapToInt(Integer::intValue).sum();
        Random random = new Random(20260131);
        List<Submission> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Submission submission = submission(random, i);
            if (i >= there) {
                batch.add(submission);
            }
            if (batch.size() == 1000 || i == size - 1) {
                inbox.addAll(batch, Arrival.IMPORT);
                batch.clear();
            }
        }
    }

    private static Submission submission(Random random, int i) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 60L);
        String now = words(random, 40) + (i % 10 == 0 ? " Bel 06-12345678." : "") + (i % 500 == 0 ? " Ik wil dood." : "");
        SubmissionContent content = new SubmissionContent("Wat als " + words(random, 7) + "?", now, words(random, 30), "", "",
                Optional.empty(), List.of(i % 3 == 0 ? "hulp-vragen" : "kind-zijn"), "", "", "");
        Consent consent = new Consent("idee/1", List.of(new Consent.Tick(Consent.Purpose.PUBLISH, "Ja.", true)),
                Consent.AgeBand.FROM_16, Consent.Subject.MYSELF, at);
        return new Submission(SubmissionKind.IDEA, content, Contact.NONE, consent, new Origin("bench", "b" + i, at));
    }

    /** Words of a language with frequent and rare ones: two stems together make about three thousand. */
    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double skew = random.nextDouble() * random.nextDouble();
            text.append(i == 0 ? "" : " ").append(STEMS[(int) (skew * STEMS.length)]);
            if (random.nextInt(3) == 0) {
                text.append(STEMS[random.nextInt(STEMS.length)]);
            }
        }
        return text.toString();
    }

    private record Client(HttpClient http, String url, String cookie) {
        Client(String url, String link) throws Exception {
            this(HttpClient.newHttpClient(), url, cookie(url + link));
        }

        private static String cookie(String link) throws Exception {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.headers().allValues("Set-Cookie").stream()
                    .filter(header -> header.startsWith("balie=")).findFirst().orElseThrow().split(";")[0];
        }

        void time(String what, String path, int runs) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookie).build();
            long[] times = new long[runs];
            for (int i = -5; i < runs; i++) {
                long started = System.nanoTime();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || answer.body().contains("id=\"wachtwoord\"")) {
                    throw new IllegalStateException(path + ": " + answer.statusCode());
                }
                if (i >= 0) {
                    times[i] = (System.nanoTime() - started) / 10_000;
                }
            }
            java.util.Arrays.sort(times);
            System.out.printf("%-32s median %6.2f ms, slowest %6.2f ms%n", what, times[runs / 2] / 100.0, times[runs - 1] / 100.0);
        }
    }
}
