package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.submission.FieldType;
import nl.watals.submission.Form;
import nl.watals.submission.FormField;
import nl.watals.submission.Forms;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms on the pages of the example site, for every receiver that the settings can name. */
class FormPagesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();

    /** A day on which the gathering of 20 June 2023 is still to come. */
    private static final Instant BEFORE = Instant.parse("2023-06-12T10:00:00Z");

    private static final String GATHERING = "bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/";

    /** Where each form stands. */
    private static final Map<String, String> PAGES = Map.of(
            "idee", "meedoen/",
            "reactie", GATHERING,
            "aanmelding", GATHERING,
            "deelnemer", "meedoen/deelnemer/",
            "nieuwsbrief", "nieuwsbrief/",
            "contact", "contact/");

    @TempDir
    private static Path folder;

    private static Path watals;

    @BeforeAll
    static void build() throws IOException {
        watals = build("watals", "");
    }

    private static Path build(String name, String settings) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name));
        for (String part : List.of("content", "templates", "assets", "data", "submissions")) {
            WrongCase.copy(ROOT.resolve(part), source.resolve(part));
        }
        String own = Files.readString(ROOT.resolve(nl.watals.site.Settings.FILE));
        Files.writeString(
                source.resolve(nl.watals.site.Settings.FILE),
                settings.isEmpty() ? own : own.replaceAll("(?m)^forms\\.(provider|thanks).*\n", "") + settings);
        BuildResult result = Build.run(
                new BuildOptions(source, Optional.empty(), false, true, Optional.of(BEFORE)), BuildObserver.SILENT);
        assertThat(result.problems()).isEmpty();
        return result.output();
    }

    private static Document page(Path output, String address) throws IOException {
        return Jsoup.parse(
                Files.readString(output.resolve(address + "index.html")), "https://watals.example/" + address);
    }

    private static Element form(Path output, Form form) throws IOException {
        return page(output, PAGES.get(form.key())).selectFirst("#form_" + form.key());
    }

    private static List<Form> forms() {
        return Forms.ALL;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theFormAsksForEveryFieldThatTheIntakeKnows(Form form) throws IOException {
        Element shown = form(watals, form);
        for (FormField field : form.fields()) {
            boolean rare = field.key().equals("event") && form == Forms.IDEA
                    || field.key().equals("parent") && shown.selectFirst("[name=parent]") == null;
            if (!rare) {
                assertThat(shown.select("[name=" + field.key() + "]"))
                        .as(field.key())
                        .isNotEmpty();
            }
            for (String choice : field.choices()) {
                boolean offered = !field.key().equals("attendance");
                if (offered) {
                    assertThat(shown.select("[name=" + field.key() + "][value=" + choice + "]"))
                            .as(field.key() + "=" + choice)
                            .hasSize(1);
                }
            }
        }
        assertThat(shown.attr("action")).isEqualTo("/inzenden/" + form.key());
        assertThat(shown.attr("method")).isEqualTo("post");
        assertThat(shown.select("[name=version]").attr("value")).isEqualTo("" + form.version());
        assertThat(shown.select("[name=page]").attr("value")).isEqualTo("/" + PAGES.get(form.key()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasALabelAndSaysWhetherItMayStayEmpty(Form form) throws IOException {
        Element shown = form(watals, form);
        Set<String> ids = new HashSet<>();
        for (Element input : shown.select("input:not([type=hidden]), textarea, select")) {
            assertThat(input.id().isEmpty() || ids.add(input.id()))
                    .as(input.id() + " is an id twice")
                    .isTrue();
            Element around = input.closest("label");
            Element label = around == null ? shown.selectFirst("label[for=" + input.id() + "]") : around;
            assertThat(label).as("label of " + input).isNotNull();
            assertThat(label.text()).as("label of " + input).isNotBlank();
            for (String id : input.attr("aria-describedby").split(" ")) {
                assertThat(id.isEmpty() || shown.selectFirst("#" + id) != null)
                        .as(id)
                        .isTrue();
            }
            assertThat(input.hasAttr("required")).isFalse();
            assertThat(input.hasAttr("maxlength")).isFalse();
        }
        for (FormField field : form.fields()) {
            Element entry = shown.selectFirst("[data-key=" + field.key() + "]");
            if (entry == null || field.key().equals("parent")) {
                continue;
            }
            Element name = entry.selectFirst("legend, label");
            assertThat(name.text().contains("(hoeft niet)")).as(field.key()).isEqualTo(!field.required());
            assertThat(entry.select("[aria-required=true]").isEmpty() && !entry.hasAttr("aria-required"))
                    .as(field.key() + " says that it is required")
                    .isEqualTo(!field.required());
            assertThat(entry.hasAttr("data-missing")).isEqualTo(field.required());
            boolean text = field.type() == FieldType.TEXT || field.type() == FieldType.LINE;
            if (text && field.shown()) {
                assertThat(entry.hasAttr("data-shown")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormNamesTheHelpLinesAndHoldsAFieldThatPeopleDoNotSee(Form form) throws IOException {
        Element shown = form(watals, form);
        assertThat(shown.selectFirst(".notice").text())
                .contains("geen noodlijn", "112", "113", "0800-2000", "0800-0432");
        Element trap = shown.selectFirst("[name=vraag]");
        assertThat(trap.attr("tabindex")).isEqualTo("-1");
        assertThat(trap.parent().attr("aria-hidden")).isEqualTo("true");
        assertThat(shown.select("[style], [onclick], script:not([src])")).isEmpty();
    }

    @Test
    void whoUnsubscribedFromTheNewsletterBeforeReadsWhomToWriteTo() throws IOException {
        Element shown = form(watals, Forms.SUBSCRIPTION);
        assertThat(shown.text()).contains("Heb je je eerder afgemeld?");
        assertThat(shown.select("a[href=mailto:webmaster@loc.nl]")).isNotEmpty();
    }

    @Test
    void aReactionCanAnswerEachReactionOfThePage() throws IOException {
        Document page = page(watals, "ideeen/gewoon-om-hulp-vragen/");
        List<String> reactions = new ArrayList<>();
        for (Element reaction : page.select(".reaction")) {
            reactions.add(reaction.id().substring("reaction_".length()));
        }
        assertThat(reactions).isNotEmpty();
        assertThat(page.select("#reactie_parent option").eachAttr("value"))
                .containsExactlyInAnyOrderElementsOf(with("", reactions));
        assertThat(page.select("a[data-reply]").eachAttr("data-reply")).containsExactlyInAnyOrderElementsOf(reactions);
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    @Test
    void aPastGatheringAndAPageWithoutReactionsHaveNoForm() throws IOException {
        assertThat(page(watals, "bijeenkomsten/2022-10-13-actiedag-jeugdbescherming/")
                        .select("#form_aanmelding"))
                .isEmpty();
        assertThat(page(watals, "privacy/").select("form, script[src]")).isEmpty();
    }

    @Test
    void anIntakeOfAnotherHostGetsTheForms() throws IOException {
        Path output = build("elsewhere", "forms.intake=https://meedoen.example.nl/\n");
        Element shown = form(output, Forms.IDEA);
        assertThat(shown.attr("action")).isEqualTo("https://meedoen.example.nl/inzenden/idee");
        assertThat(shown.attr("data-stamp")).isEqualTo("https://meedoen.example.nl/inzenden/stempel");
    }

    /** Netlify's documentation: a form has a name, {@code data-netlify}, the method POST; the action is the success page. */
    @Test
    void netlifyFindsWhatItLooksFor() throws IOException {
        Path output = build("netlify", "forms.provider=netlify\nforms.thanks.contact=/contact/bedankt/\n");
        for (Form form : Forms.ALL) {
            Element shown = form(output, form);
            assertThat(shown.attr("name")).isEqualTo(form.key());
            assertThat(shown.attr("data-netlify")).isEqualTo("true");
            assertThat(shown.attr("method")).isEqualTo("post");
            assertThat(shown.attr("netlify-honeypot")).isEqualTo("vraag");
            assertThat(shown.select("[name=vraag]")).hasSize(1);
            assertThat(shown.select("input[type=hidden][name=form-name]").attr("value"))
                    .isEqualTo(form.key());
            assertThat(shown.attr("action"))
                    .isEqualTo(form == Forms.LETTER ? "/contact/bedankt/" : "/meedoen/bedankt/");
            assertThat(shown.hasAttr("data-stamp")).isFalse();
        }
        assertThat(page(output, "intrekken/").select("form")).isEmpty();
    }

    /** Formspree's documentation: the endpoint is /f/ and the id; {@code _gotcha} is the trap, {@code _next} the way back. */
    @Test
    void formspreeGetsItsFields() throws IOException {
        Path output = build(
                "formspree", "forms.provider=formspree\nforms.formspree=abcdwxyz\nforms.formspree.contact=qrst1234\n");
        for (Form form : Forms.ALL) {
            Element shown = form(output, form);
            assertThat(shown.attr("action"))
                    .isEqualTo("https://formspree.io/f/" + (form == Forms.LETTER ? "qrst1234" : "abcdwxyz"));
            assertThat(shown.attr("method")).isEqualTo("post");
            assertThat(shown.select("[name=_gotcha]")).hasSize(1);
            assertThat(shown.select("[name=_next]").attr("value")).isEqualTo("https://watals.example/meedoen/bedankt/");
            assertThat(shown.select("[name=_subject]").attr("value")).isEqualTo("Wat als… " + form.key());
        }
    }

    /** HTML: a form with a mail address sends its fields as the text of a mail when its encoding is text/plain. */
    @Test
    void byMailTheFieldsAreTheTextOfTheMail() throws IOException {
        Path output = build("mailto", "forms.provider=mailto\n");
        for (Form form : Forms.ALL) {
            Element shown = form(output, form);
            assertThat(shown.attr("action"))
                    .isEqualTo("mailto:rvjeugdzorg@loc.nl?subject=Wat%20als%E2%80%A6%20" + form.key());
            assertThat(shown.attr("enctype")).isEqualTo("text/plain");
            assertThat(shown.text()).contains("opent je mailprogramma");
        }
    }

    @Test
    void withoutAnybodyToReceiveThemPagesSayWhomToWriteTo() throws IOException {
        Path output = build("none", "forms.provider=none\n");
        for (String address : PAGES.values()) {
            Document page = page(output, address);
            assertThat(page.select("form, script[src]")).isEmpty();
            assertThat(page.select(".form a[href=mailto:rvjeugdzorg@loc.nl]")).isNotEmpty();
        }
    }

    @Test
    void anEnglishSiteHasEnglishForms() {
        assertThat(new TreeMap<>(new FormMarkup(settings("site.language=en\n")).of(Forms.IDEA)))
                .containsEntry("heading", "Ask your “What if…”")
                .containsEntry("send", "Send my idea");
    }

    private static nl.watals.site.Settings settings(String text) {
        return nl.watals.site.Settings.read(
                new nl.watals.text.SourceText("jbake.properties", text), new nl.watals.text.Problems());
    }
}
