package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.work.FileCache;
import org.junit.jupiter.api.Test;

/** What templates can do besides what Pebble offers. */
class TemplateToolsTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 20);

    @Test
    void where_keeps_the_documents_with_the_value_in_their_order() throws IOException {
        List<Map<String, Object>> pages = List.of(
                Map.of("type", "idea", "title", "a"),
                Map.of("type", "event", "title", "b"),
                Map.of("type", "idea", "title", "c"),
                Map.of("title", "without"));

        assertThat(render(
                        "{% for page in pages | where('type', 'idea') %}{{ page.title }}{% endfor %}",
                        Map.of("pages", pages)))
                .isEqualTo("ac");
    }

    @Test
    void where_refuses_what_is_no_list() {
        assertThatThrownBy(() -> render("{{ 3 | where('type', 'idea') }}", Map.of()))
                .isInstanceOf(PebbleException.class)
                .hasMessageContaining("`where` takes a list, a key and a value");
    }

    @Test
    void a_gathering_of_today_is_not_before_today_at_any_hour() throws IOException {
        String template = "{{ start is before(today) }}";

        assertThat(render(template, Map.of("today", TODAY, "start", TODAY.atTime(0, 0))))
                .isEqualTo("false");
        assertThat(render(template, Map.of("today", TODAY, "start", TODAY))).isEqualTo("false");
        assertThat(render(template, Map.of("today", TODAY, "start", LocalDateTime.of(2023, 6, 19, 23, 59))))
                .isEqualTo("true");
    }

    @Test
    void plain_takes_the_text_out_of_html_on_one_line() throws IOException {
        String html =
                "<p>Eén <em title=\"a > b\">kind</em>,<br>\n&amp; twee&nbsp;ouders</p><ul><li>x &lt;b&gt;</li></ul>"
                        + "<p>&#8230; &#x201C;q&#39; &eacute; &onbekend</p>";

        assertThat(render("{{ html | plain | raw }}", Map.of("html", html)))
                .isEqualTo("Eén kind, & twee\u00a0ouders x <b>… “q' &eacute; &onbekend");
    }

    @Test
    void plain_cuts_at_the_end_of_a_word_and_says_so() throws IOException {
        assertThat(render("{{ html | plain(12) }}", Map.of("html", "<p>Wat als het kan?</p>")))
                .isEqualTo("Wat als het…");
        assertThat(render("{{ html | plain(16) }}", Map.of("html", "<p>Wat als het kan?</p>")))
                .isEqualTo("Wat als het kan?");
        assertThat(render("{{ html | plain(4) }}", Map.of("html", "Jeugdzorg"))).isEqualTo("Jeu…");
        assertThat(render("{{ html | plain(1) }}", Map.of("html", "👩‍👧 x"))).isEqualTo("…");
    }

    @Test
    void plain_refuses_what_is_no_text() {
        assertThatThrownBy(() -> render("{{ html | plain }}", Map.of("html", 3)))
                .isInstanceOf(PebbleException.class)
                .hasMessageContaining("`plain` takes a text and a length");
    }

    @Test
    void before_refuses_what_is_no_date() {
        assertThatThrownBy(() -> render("{{ 'gisteren' is before(today) }}", Map.of("today", TODAY)))
                .isInstanceOf(PebbleException.class)
                .hasMessageContaining("`before` compares two dates");
    }

    @Test
    void an_embedded_body_has_ids_and_heading_levels_of_its_own() {
        String body = "<h2 id=\"wie\">Wie?</h2>\n<p>Zie <a href=\"#wie\">wie</a> en <a href=\"/x/#wie\">x</a>.</p>";

        assertThat(EmbeddedFilter.embed(body, "eerder_"))
                .isEqualTo("<h3 id=\"eerder_wie\">Wie?</h3>\n"
                        + "<p>Zie <a href=\"#eerder_wie\">wie</a> en <a href=\"/x/#wie\">x</a>.</p>");
    }

    @Test
    void the_sixth_level_of_an_embedded_body_stays_and_its_text_stays_escaped() {
        assertThat(EmbeddedFilter.embed("<h6>a &lt;b&gt; \" &amp;</h6>", "x_"))
                .isEqualTo("<h6>a &lt;b&gt; \" &amp;</h6>");
    }

    @Test
    void what_stands_in_a_cache_block_is_escaped_once() throws IOException {
        assertThat(render(
                        "{% cache \"x\" %}{{ a }} {{ a | escape }} {{ a | raw }} {% for b in list %}{{ b }}{% endfor %}"
                                + "{% if a is not empty %}{{ a ? a : a }}{% endif %}{% endcache %}",
                        Map.of("a", "<i>", "list", List.of("&", "'"))))
                .isEqualTo("&lt;i&gt; &lt;i&gt; <i> &amp;&#39;&lt;i&gt;");
    }

    @Test
    void a_cache_block_is_rendered_once_for_each_value_of_its_key() throws IOException {
        assertThat(render("{% for i in [1, 2, 1] %}{% cache i %}{{ loop.index }}{% endcache %}{% endfor %}", Map.of()))
                .isEqualTo("010");
    }

    @Test
    void a_cache_block_within_another_and_within_a_macro_is_escaped_once() throws IOException {
        assertThat(render(
                        "{% macro m(a) %}{% cache \"in\" %}<b>{{ a }}</b>{% endcache %}{% endmacro %}"
                                + "{% cache \"out\" %}{{ m(a) }}{% cache \"deep\" %}{{ a }}{% endcache %}{% endcache %}",
                        Map.of("a", "<i>")))
                .isEqualTo("<b>&lt;i&gt;</b>&lt;i&gt;");
    }

    @Test
    void a_cache_block_without_a_key_is_a_mistake_with_its_line() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("a", null);
        assertThatThrownBy(() -> render("x\n{% cache a %}y{% endcache %}", nothing))
                .isInstanceOfSatisfying(
                        PebbleException.class,
                        e -> assertThat(e.getLineNumber()).isEqualTo(2))
                .hasMessageContaining("`cache` needs a key");
    }

    @Test
    void printed_values_and_messages_are_escaped_whatever_stands_around_them() throws IOException {
        assertThat(render(
                        "a {{ t(\"greeting\") }} {{ \"<b>\" }} {{ x }} {{ n }} {{ x | upper }} z",
                        Map.of("x", "<i>", "n", 3)))
                .isEqualTo("a Fijn &amp; &lt;goed&gt; <b> &lt;i&gt; 3 &lt;I&gt; z");
        assertThat(render("{% autoescape false %}{{ t(\"greeting\") }} {{ x }}{% endautoescape %}", Map.of("x", "<i>")))
                .isEqualTo("Fijn & <goed> <i>");
        assertThat(render("{% autoescape \"js\" %}{{ x }}{% endautoescape %}", Map.of("x", "\"")))
                .isEqualTo("\\\"");
    }

    @Test
    void a_macro_writes_the_same_wherever_it_is_called() throws IOException {
        String macros = "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}"
                + "{% macro two(x, y) %}{{ b(x) }}{{ y }}{{ b(b(y)) }}{% endmacro %}";
        Map<String, Object> variables = Map.of("a", "<i>", "m", Map.of("k", "&"));

        assertThat(render(macros + "{{ two(a, b(a)) }}", variables))
                .isEqualTo("<b>&lt;i&gt;</b><b>&lt;i&gt;</b><b><b><b>&lt;i&gt;</b></b></b>");
        assertThat(render(macros + "{{ b(b(a)) }} {% set c = b(a) %}{{ c }} {{ b(m.k) }}{{ b(\"x\") }}", variables))
                .isEqualTo("<b><b>&lt;i&gt;</b></b> <b>&lt;i&gt;</b> <b>&amp;</b><b>x</b>");
        assertThat(render(macros + "{{ b(a) | length }}{% if b(a) is not empty %}{{ b(a) }}{% endif %}", variables))
                .isEqualTo("16<b>&lt;i&gt;</b>");
    }

    @Test
    void an_attribute_that_a_map_does_not_have_is_a_mistake_with_its_line() {
        Map<String, Object> variables = Map.of("m", Map.of("k", Map.of("deep", 1)));

        assertThatThrownBy(() -> render("{{ m.k.deep }}\n{{ m.k.depe }}", variables))
                .isInstanceOfSatisfying(
                        PebbleException.class,
                        e -> assertThat(e.getLineNumber()).isEqualTo(2))
                .hasMessageContaining("depe");
    }

    /** The template as text; as the bytes of a page it must be the same. */
    private static String render(String template, Map<String, Object> variables) throws IOException {
        StringWriter text = new StringWriter();
        evaluate(template, text, variables);
        Utf8Writer page = new Utf8Writer(16);
        evaluate(template, page, variables);
        assertThat(new String(page.toBytes(), StandardCharsets.UTF_8)).isEqualTo(text.toString());
        return text.toString();
    }

    private static void evaluate(String template, Writer out, Map<String, Object> variables) throws IOException {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new StringLoader())
                .strictVariables(true)
                .extension(new SiteExtension(
                        true,
                        ZoneId.of("Europe/Amsterdam"),
                        Map.of("greeting", "Fijn & <goed>"),
                        new DocumentResolver(Set.of()),
                        noAssets(),
                        null,
                        new BlockCache()))
                .build();
        engine.getTemplate(template).evaluate(out, variables);
    }

    private static Assets noAssets() {
        SourceTree tree = new SourceTree(
                Path.of(""), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, ""), problems);
        SourceHashes hashes = SourceHashes.unstamped();
        FileCache cache = new FileCache(Path.of(""));
        Images images = new Images(tree, settings, hashes, cache, problems);
        return new Assets(tree, settings, Map.of(), hashes, images, cache, problems);
    }
}
