package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What holds for every page of the site in this repository, whatever its editors write. */
class ExampleSiteTest {
    private static final Path SOURCE = Path.of("").toAbsolutePath();
    private static final Instant NOW = Instant.parse("2023-10-01T10:00:00Z");
    private static final String UPCOMING = "bijeenkomsten/2030-06-20-voorbeeld-samen-verder-praten/";
    private static final String HOST = "https://watals.example";

    @TempDir
    private static Path folder;

    private static BuildResult result;
    private static Pages site;

    @BeforeAll
    static void build() throws IOException {
        result = build(SOURCE, folder.resolve("site"), NOW);
        site = Pages.read(result.output());
    }

    private static BuildResult build(Path source, Path output, Instant now) throws IOException {
        return build(source, output, now, false);
    }

    private static BuildResult build(Path source, Path output, Instant now, boolean future) throws IOException {
        return Build.run(
                new BuildOptions(source, Optional.of(output), false, future, Optional.of(now)), BuildObserver.SILENT);
    }

    @Test
    void it_builds_without_problems() {
        assertThat(result.problems()).isEmpty();
        assertThat(result.succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ideeen/",
                "/ideeen/meeste-reacties/",
                "/ideeen/door-elkaar/",
                "/ideeen/oorzaken-zichtbaar-maken/",
                "/ideeen/gewoon-om-hulp-vragen/",
                "/ideeen/gewoon-kind-zijn/",
                "/themas/",
                "/themas/oorzaken/",
                "/bijeenkomsten/",
                "/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/",
                "/reeksen/",
                "/reeksen/wat-als/",
                "/nieuws/",
                "/nieuws/2022/kamer-praat-opnieuw/",
                "/magazine/",
                "/magazine/wachten-is-geen-hulp/",
                "/deelnemers/",
                "/manifest/",
                "/over-ons/",
                "/contact/",
                "/meedoen/",
                "/meedoen/bedankt/",
                "/meedoen/spelregels/",
                "/nieuwsbrief/",
                "/zoeken/",
                "/volg-ons/",
                "/privacy/",
                "/toegankelijkheid/",
                "/colofon/",
                "/sitemap/",
                "/404.html"
            })
    void a_reader_finds_the_page(String address) {
        assertThat(site.byAddress()).containsKey(address);
    }

    @Test
    void every_link_and_every_file_of_a_page_leads_to_something() {
        assertThat(site.broken()).isEmpty();
    }

    @Test
    void nothing_comes_from_another_host_and_no_script_runs_but_that_of_forms() {
        site.byAddress().forEach((address, page) -> {
            assertThat(page.select("script:not([type=application/ld+json], [src^=/static/]), iframe, object, embed"))
                    .as(address)
                    .isEmpty();
            assertThat(page.select("[src], link[rel=stylesheet], link[rel=icon]"))
                    .as(address)
                    .allSatisfy(element -> assertThat(element.attr("src") + element.attr("href"))
                            .startsWith("/"));
        });
    }

    @Test
    void every_page_has_a_title_one_main_heading_and_no_jump_between_headings() {
        site.readable().forEach((address, page) -> {
            assertThat(page.title()).as(address).isNotBlank();
            assertThat(page.select("h1")).as(address).hasSize(1);
            assertThat(jumps(page)).as(address).isEmpty();
        });
    }

    @Test
    void every_page_names_its_language_also_one_that_only_leads_to_another() {
        assertThat(site.byAddress().values())
                .allSatisfy(page -> assertThat(page.select("html").attr("lang")).isEqualTo("nl"));
    }

    private static List<String> jumps(Document page) {
        List<String> jumps = new ArrayList<>();
        int last = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            if (level > last + 1) {
                jumps.add(heading.text());
            }
            last = level;
        }
        return jumps;
    }

    @Test
    void ids_are_unique_in_a_page_and_every_label_is_there() {
        site.byAddress().forEach((address, page) -> {
            List<String> ids = page.select("[id]").eachAttr("id");
            assertThat(ids).as(address).doesNotHaveDuplicates();
            assertThat(ids)
                    .as(address)
                    .containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
        });
    }

    @Test
    void every_picture_has_a_description_attribute() {
        site.byAddress()
                .forEach((address, page) ->
                        assertThat(page.select("img:not([alt])")).as(address).isEmpty());
    }

    @Test
    void indexable_pages_differ_in_title_and_description() {
        assertThat(site.indexable().values()).extracting(Document::title).doesNotHaveDuplicates();
        assertThat(site.indexable().values())
                .extracting(ExampleSiteTest::description)
                .doesNotHaveDuplicates()
                .allSatisfy(description -> assertThat(description).hasSizeBetween(50, 160));
    }

    private static String description(Document page) {
        return page.select("meta[name=description]").attr("content");
    }

    @Test
    void an_indexable_page_names_its_own_address() {
        site.indexable()
                .forEach((address, page) -> assertThat(
                                page.select("link[rel=canonical]").attr("href"))
                        .isEqualTo(HOST + address));
    }

    @Test
    void the_sitemap_lists_exactly_the_indexable_pages() throws IOException {
        Set<String> listed = new TreeSet<>();
        Document sitemap = Jsoup.parse(Files.readString(result.output().resolve("sitemap.xml")));
        for (Element place : sitemap.select("loc")) {
            listed.add(place.text().substring(HOST.length()));
        }

        assertThat(listed).isEqualTo(site.indexable().keySet());
    }

    @Test
    void no_template_code_is_left_in_any_file() throws IOException {
        for (Path file : files(result.output())) {
            if (file.toString().matches(".*\\.(html|css|xml|json|svg|txt)")) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("{{", "{%", "{#");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ideeen/", "nieuws/", "themas/oorzaken/"})
    void a_feed_is_well_formed_in_both_its_forms(String place) throws Exception {
        org.w3c.dom.Document atom = xml(result.output().resolve(place + "feed.xml"));

        assertThat(atom.getDocumentElement().getLocalName()).isEqualTo("feed");
        assertThat(atom.getElementsByTagNameNS("*", "entry").getLength()).isPositive();
        assertThat(isJson(result.output().resolve(place + "feed.json"))).isTrue();
    }

    @Test
    void the_sitemap_is_well_formed() throws Exception {
        assertThat(xml(result.output().resolve("sitemap.xml"))
                        .getDocumentElement()
                        .getLocalName())
                .isEqualTo("urlset");
    }

    private static org.w3c.dom.Document xml(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static boolean isJson(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens > 0;
        }
    }

    @Test
    void a_withdrawn_idea_leaves_a_neutral_page_that_is_in_no_list() {
        Document page = site.byAddress().get("/ideeen/een-rustige-kamer/");

        assertThat(page.select("h1").text()).isEqualTo("Dit idee is weggehaald");
        assertThat(page.select(".field, .thread, .themes, .meta")).isEmpty();
        assertThat(site.indexable()).doesNotContainKey("/ideeen/een-rustige-kamer/");
        assertThat(site.byAddress().get("/ideeen/").select("[href='/ideeen/een-rustige-kamer/']"))
                .isEmpty();
    }

    @Test
    void the_gathering_of_20_june_shows_everything_a_visitor_needs() {
        Document page = site.byAddress().get("/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/");

        assertThat(page.select(".facts").text())
                .contains("dinsdag 20 juni 2023, 10.00–12.00 uur", "Utrecht, of online", "Reeks Wat als…");
        assertThat(page.select(".facts time").attr("datetime")).isEqualTo("2023-06-20T10:00:00+02:00");
        assertThat(page.select(".earlier summary").text()).contains("(24 november 2022)");
        assertThat(page.select("[aria-labelledby=event_report] a")).hasSizeGreaterThan(1);
        assertThat(page.select("[rel=prev]").attr("href"))
                .isEqualTo("/bijeenkomsten/2023-01-19-vervolg-actiedag-jeugdbescherming/");
        assertThat(page.select("[aria-labelledby=event_ideas] .card")).isNotEmpty();
        assertThat(page.select(".reaction")).hasSize(3);
    }

    @Test
    void an_article_of_the_magazine_has_its_pdf_beside_it_with_size_and_pages() throws IOException {
        String folder = "/magazine/wachten-is-geen-hulp/";
        Element link = site.byAddress().get(folder).selectFirst("a[type=application/pdf]");

        assertThat(link.attr("href")).isEqualTo(folder + "wachten-is-geen-hulp.pdf");
        Path file = result.output().resolve(link.attr("href").substring(1));
        assertThat(link.text())
                .matches("Lees dit artikel als PDF \\(\\d bladzijden, " + (Files.size(file) + 999) / 1000 + " kB\\)");
        assertThat(site.byAddress().get("/nieuws/2023/drie-eerste-vragen/").select("a[type=application/pdf]"))
                .isEmpty();
    }

    @Test
    void before_its_day_a_gathering_is_what_comes_next() throws IOException {
        Instant before = Instant.parse("2023-06-10T10:00:00Z");
        Pages early =
                Pages.read(build(SOURCE, folder.resolve("early"), before, true).output());

        assertThat(early.byAddress()
                        .get("/bijeenkomsten/")
                        .select("[aria-labelledby=events_upcoming] h3")
                        .eachText())
                .containsExactly(
                        "Aan de slag met alternatieven jeugdzorg | Wat als… (vervolg)",
                        "Voorbeeld: samen verder praten over hulp");
        assertThat(early.byAddress().get("/").select("#home_event").text()).isEqualTo("De volgende bijeenkomst");
    }

    @Test
    void a_gathering_that_comes_can_be_signed_up_for_and_put_into_a_calendar() {
        Document page = site.byAddress().get("/" + UPCOMING);

        assertThat(page.select(".kicker").text()).isEqualTo("Bijeenkomst");
        assertThat(page.select("form").eachAttr("id")).containsExactly("form_aanmelding", "form_reactie");
        assertThat(page.select("#form_aanmelding [name=event]").attr("value")).isEqualTo("/" + UPCOMING);
        assertThat(page.select("a[href$=.ics]").attr("href")).isEqualTo("/" + UPCOMING + "agenda.ics");
        assertThat(page.select(".facts").text()).contains("donderdag 20 juni 2030, 19.30–21.00 uur");
        assertThat(site.byAddress().get("/").select("#home_event").text()).isEqualTo("De volgende bijeenkomst");
    }

    @Test
    void a_gathering_that_is_called_off_says_so_and_keeps_its_reactions_but_no_form() throws IOException {
        Path copy = copy("called-off", "", "");
        for (String name : List.of(
                "2030-06-20-voorbeeld-samen-verder-praten", "2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg")) {
            Path file = copy.resolve("content/bijeenkomsten/" + name + ".md");
            Files.writeString(file, Files.readString(file).replace("online=true", "online=true\ncancelled=true"));
        }
        BuildResult calledOff = build(copy, folder.resolve("called-off"), Instant.parse("2023-06-10T10:00:00Z"), true);

        assertThat(calledOff.problems()).isEmpty();
        Pages pages = Pages.read(calledOff.output());
        for (String address :
                List.of("/" + UPCOMING, "/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/")) {
            Document page = pages.byAddress().get(address);
            assertThat(page.select(".kicker").text()).isEqualTo("Deze bijeenkomst gaat niet door");
            assertThat(page.select("article .field").text()).contains("Je hoeft je niet af te melden.");
            assertThat(page.select("form, [data-reply], script[src], a[href$=.ics]"))
                    .isEmpty();
            assertThat(page.select("script[type=application/ld+json]").html()).contains("EventCancelled");
        }
        Document first = pages.byAddress().get("/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/");
        assertThat(first.select(".reaction")).hasSize(3);
        assertThat(pages.byAddress().get("/" + UPCOMING).select("#reactions_title"))
                .isEmpty();
    }

    @Test
    void lists_in_parts_hold_everything_and_lead_from_part_to_part() throws IOException {
        Pages parts = Pages.read(buildChanged("parts", "size=24", "size=4").output());

        assertThat(parts.broken()).isEmpty();
        assertThat(parts.indexable().values()).extracting(Document::title).doesNotHaveDuplicates();
        Set<String> ideas = new TreeSet<>();
        for (String at = "/ideeen/"; !at.isEmpty(); ) {
            Document part = parts.byAddress().get(at);
            ideas.addAll(part.select(".card a").eachAttr("href"));
            at = part.select("a[rel=next]").attr("href");
        }
        assertThat(ideas).hasSize(result.pages().get("idea"));
    }

    @Test
    void the_templates_can_speak_english() throws IOException {
        BuildResult english = buildChanged("english", "site.language=nl", "site.language=en");

        assertThat(english.problems()).isEmpty();
        Map<String, Document> pages = Pages.read(english.output()).byAddress();
        assertThat(pages.get("/").select(".skip").text()).isEqualTo("Skip to the content");
        Document event = pages.get("/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/");
        assertThat(event.select(".facts").text()).contains("Tuesday 20 June 2023, 10:00–12:00", "Utrecht, or online");
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(page.select("html").attr("lang")).isEqualTo("en"));
        assertThat(pages.get("/ideeen/gewoon-kind-zijn/").select("h2").eachText())
                .contains("Now …", "Therefore …", "3 reactions", "Do you need help now?");
    }

    @Test
    void nothing_that_the_templates_say_is_left_in_the_other_language() throws IOException {
        Map<String, String> dutch = messages("nl");
        Pages english = Pages.read(buildChanged("in-english", "site.language=nl", "site.language=en")
                .output());
        Set<String> labels = new TreeSet<>();
        for (Document page : english.byAddress().values()) {
            labels.addAll(page.select("nav").eachAttr("aria-label"));
            labels.addAll(page.select("h2, h3, dt, .button, .meta").eachText());
        }
        // "Contact" and the like are the same in both.
        Set<String> sameInBoth = new TreeSet<>(dutch.values());
        sameInBoth.retainAll(messages("en").values());

        labels.removeAll(sameInBoth);
        assertThat(labels).doesNotContainAnyElementsOf(untranslatable(dutch));
    }

    /** Dutch messages that no editor of the example site wrote as well. */
    private static List<String> untranslatable(Map<String, String> dutch) {
        List<String> texts = new ArrayList<>();
        dutch.forEach((key, text) -> {
            if (!key.startsWith("theme") && text.length() > 3 && !text.contains("{")) {
                texts.add(text);
            }
        });
        texts.removeAll(List.of("Nieuws", "Bijeenkomsten", "Ideeën", "Reageer"));
        return texts;
    }

    @Test
    void what_strangers_write_is_shown_letter_by_letter_wherever_it_stands() throws IOException {
        Path copy = copy("strangers", "", "");
        Path records = copy.resolve("submissions/2023/09");
        for (Path record : files(SOURCE.resolve("src/test/resources/example-site/strangers"))) {
            Files.copy(record, records.resolve(record.getFileName().toString()));
        }

        Pages pages = Pages.read(build(copy, folder.resolve("strangers"), NOW).output());

        String typed = "<script>alert(1)</script> \" ' & {{ 7 * 7 }} {% include 'x' %} <img src=x onerror=alert(1)>";
        assertThat(pages.byAddress().get("/ideeen/vreemd/").select("h1").text()).isEqualTo(typed);
        assertThat(pages.byAddress()
                        .get("/ideeen/vreemd/")
                        .select(".reaction strong")
                        .text())
                .isEqualTo("<b onclick=alert(1)>Piet</b>");
        assertThat(pages.byAddress().get("/ideeen/").select(".card a").eachText())
                .contains(typed);
        assertThat(pages.byAddress().get("/deelnemers/").select("h3").eachText())
                .contains("<b onclick=alert(1)>Piet</b>");
        pages.byAddress()
                .forEach((address, page) -> assertThat(
                                page.select(
                                        "script:not([type=application/ld+json], [src^=/static/]), [onerror], [onclick], [src=x]"))
                        .as(address)
                        .isEmpty());
        assertThat(pages.broken()).isEmpty();
    }

    @Test
    void after_an_edit_a_second_build_gives_what_a_clean_one_gives() throws IOException {
        Path copy = copy("edited", "", "");
        build(copy, folder.resolve("edited"), NOW);
        Path article = copy.resolve("content/nieuws/2023/terugblik-op-twee-actiedagen.md");
        Files.writeString(
                article, Files.readString(article).replace("Terugblik op twee actiedagen", "Wat twee dagen brachten"));
        Files.delete(copy.resolve("content/colofon.md"));
        Path menu = copy.resolve("data/navigatie.yaml");
        Files.writeString(menu, Files.readString(menu).replace("  - label: Colofon\n    address: /colofon/\n", ""));

        Path again = build(copy, folder.resolve("edited"), NOW).output();
        Path clean = build(copy, folder.resolve("clean"), NOW).output();

        assertThat(texts(again)).isEqualTo(texts(clean));
        assertThat(Pages.read(again)
                        .byAddress()
                        .get("/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/")
                        .select("[aria-labelledby=event_report] a")
                        .eachText())
                .contains("Wat twee dagen brachten");
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(root)) {
            texts.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    /** Builds a copy of the site with other settings. */
    private static BuildResult buildChanged(String name, String from, String to) throws IOException {
        return build(copy(name, from, to), folder.resolve(name), NOW);
    }

    private static Path copy(String name, String from, String to) throws IOException {
        Path copy = folder.resolve(name + "-source");
        // With what was drawn for the site itself, as most cards are the same.
        for (String part : List.of("content", "templates", "assets", "data", "submissions", ".watals/cache/cards")) {
            for (Path file : Files.isDirectory(SOURCE.resolve(part)) ? files(SOURCE.resolve(part)) : List.<Path>of()) {
                Path target = copy.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        String settings = Files.readString(SOURCE.resolve("jbake.properties"));
        Files.writeString(copy.resolve("jbake.properties"), settings.replace(from, to));
        return copy;
    }

    @Test
    void both_languages_have_exactly_the_texts_that_templates_ask_for() throws IOException {
        Set<String> dutch = messages("nl").keySet();
        // The words above the titles on cards, and below a text on paper, are asked for by the build.
        Set<String> asked = new TreeSet<>(
                Set.of("card.idea", "card.article", "card.event", "card.magazine", "card.series", "pdf.source"));
        Pattern call = Pattern.compile("\\bt\\(\"([a-z.0-9]+)\"( ~)?");
        for (Path template : files(SOURCE.resolve("templates"))) {
            Matcher matcher = call.matcher(Files.readString(template));
            while (matcher.find()) {
                String key = matcher.group(1);
                if (matcher.group(2) == null) {
                    asked.add(key);
                } else {
                    dutch.stream().filter(known -> known.startsWith(key)).forEach(asked::add);
                }
            }
        }

        assertThat(dutch).isEqualTo(asked);
        assertThat(messages("en").keySet()).isEqualTo(dutch);
    }

    private static Map<String, String> messages(String language) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(SOURCE.resolve("templates/messages/" + language + ".properties"))) {
            properties.load(reader);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.forEach((key, value) -> messages.put(key.toString(), value.toString()));
        return messages;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The pages of an output folder by address. */
    private record Pages(Path root, Map<String, Document> byAddress) {
        static Pages read(Path root) throws IOException {
            Map<String, Document> pages = new TreeMap<>();
            for (Path file : files(root)) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".html")) {
                    String address = name.endsWith("index.html") ? name.substring(0, name.length() - 10) : name;
                    pages.put("/" + address, Jsoup.parse(Files.readString(file)));
                }
            }
            return new Pages(root, pages);
        }

        /** All pages but those that only lead to another one. */
        Map<String, Document> readable() {
            return without("meta[http-equiv=refresh]");
        }

        Map<String, Document> indexable() {
            return without("meta[name=robots][content=noindex]");
        }

        private Map<String, Document> without(String mark) {
            Map<String, Document> rest = new TreeMap<>(byAddress);
            rest.values().removeIf(page -> page.selectFirst(mark) != null);
            return rest;
        }

        /** Every link, source and fragment within the site that leads nowhere, with the page that holds it. */
        List<String> broken() {
            List<String> broken = new ArrayList<>();
            byAddress.forEach((address, page) -> {
                for (Element element : page.select("[href], [src]")) {
                    String target = element.hasAttr("src") ? element.attr("src") : element.attr("href");
                    if (!leadsSomewhere(address, target)) {
                        broken.add(address + " -> " + target);
                    }
                }
            });
            return broken;
        }

        private boolean leadsSomewhere(String from, String target) {
            if (target.matches("(https?|mailto|tel):.*")) {
                return !target.startsWith(HOST) || leadsSomewhere(from, target.substring(HOST.length()));
            }
            int hash = target.indexOf('#');
            String path = hash < 0 ? target : target.substring(0, hash);
            String address = path.isEmpty() ? from : path;
            if (!address.startsWith("/")) {
                return false;
            }
            boolean there = byAddress.containsKey(address) || Files.isRegularFile(root.resolve(address.substring(1)));
            return there && (hash < 0 || ids(address).contains(target.substring(hash + 1)));
        }

        private Set<String> ids(String address) {
            Document page = byAddress.get(address);
            return page == null
                    ? Set.of()
                    : page.select("[id]").eachAttr("id").stream().collect(Collectors.toCollection(HashSet::new));
        }
    }
}
