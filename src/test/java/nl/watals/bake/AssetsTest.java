package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.assets.HashedName;
import nl.watals.bake.TestSite.Standing;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Style sheets, fonts and other files that templates ask for by name. */
class AssetsTest {
    private static final Pattern ADDRESS = Pattern.compile("/static/([\\w./-]+)");

    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeEach
    void askForAssets() throws IOException {
        site = TestSite.in(folder);
        site.files.put(
                "assets/style.css",
                "@import \"tokens.css\";\n/* Text */\nbody { font: 1rem Text }\n"
                        + "@font-face { font-family: Text; src: url(fonts/text.woff2) }\n");
        site.files.put("assets/tokens.css", ":root { --ink: #2a1e3f }\n");
        site.files.put("assets/fonts/text.woff2", "a font");
        site.files.put("assets/icons/dots.svg", "<svg/>");
        site.files.put("assets/unused.svg", "<svg/>");
        site.replace(
                "templates/layout.peb",
                "</title>",
                "</title><style>{{ inlineStyle(\"style.css\") }}</style>"
                        + "<meta content=\"style-src {{ styleHash('style.css') }}\">"
                        + "<link rel=\"preload\" href=\"{{ asset(\"fonts/text.woff2\") }}\">");
        // A name that is put together, in one template only.
        site.replace(
                "templates/event.peb",
                "<h1>{{ content.title }}</h1>",
                "<h1>{{ content.title }}</h1><img src=\"{{ asset(\"icons/\" ~ \"dots\" ~ \".svg\") }}\">");
    }

    private List<String> buildAndList() throws IOException {
        BuildResult result = site.build();
        assertThat(result.problems()).isEmpty();
        assertThat(site.clean().files()).isEqualTo(TestSite.texts(site.output()));
        return site.standing().keySet().stream()
                .filter(file -> file.startsWith("static/"))
                .map(file -> file.replaceAll("\\.[0-9a-v]{13}\\.", ".#."))
                .toList();
    }

    @Test
    void whatTemplatesAskForHasItsHashAndTheRestStaysWhereItWas() throws IOException {
        assertThat(buildAndList()).containsExactly("static/fonts/text.#.woff2", "static/icons/dots.#.svg");
        assertThat(site.standing().keySet())
                .contains("style.css", "tokens.css", "fonts/text.woff2", "unused.svg")
                .allMatch(file -> !file.startsWith("static/") || HashedName.isHashed(file));
    }

    @Test
    void everyAddressOnAPageLeadsToAFile() throws IOException {
        buildAndList();
        Matcher address = ADDRESS.matcher(site.page("agenda/avond-1/index.html"));
        int found = 0;
        for (; address.find(); found++) {
            assertThat(site.output().resolve("static").resolve(address.group(1)))
                    .exists();
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void theStyleIsSmallAndItsHashIsThatOfThePolicy() throws Exception {
        buildAndList();
        String page = site.page("over/index.html");
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        assertThat(style)
                .startsWith(
                        ":root{--ink:#2a1e3f}body{font:1rem Text}@font-face{font-family:Text;src:url(/static/fonts/");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'\"");
    }

    @Test
    void aChangeOfOneFileChangesThePagesThatAskForIt() throws IOException {
        buildAndList();
        Map<String, Standing> before = site.standing();
        site.files.put("assets/icons/dots.svg", "<svg></svg>");
        BuildResult again = site.build();

        // The two gatherings, the file at its plain address and the one with the hash.
        assertThat(again.changed()).isEqualTo(4);
        assertThat(again.removed()).isEqualTo(1);
        assertThat(site.standing().get("over/index.html")).isEqualTo(before.get("over/index.html"));
        assertThat(buildAndList()).containsExactly("static/fonts/text.#.woff2", "static/icons/dots.#.svg");
    }

    @Test
    void aChangeOfAFontReachesThePagesThroughTheStyleSheet() throws IOException {
        buildAndList();
        site.files.put("assets/fonts/text.woff2", "another font");
        buildAndList();
        site.files.put("assets/tokens.css", ":root { --ink: black }\n");
        buildAndList();
        assertThat(site.page("over/index.html")).contains("--ink:black");
    }

    @Test
    void aFileThatNobodyAsksForAnyMoreIsGone() throws IOException {
        buildAndList();
        site.replace("templates/event.peb", "<img src=\"{{ asset(\"icons/\" ~ \"dots\" ~ \".svg\") }}\">", "");
        assertThat(buildAndList()).containsExactly("static/fonts/text.#.woff2");
    }

    @Test
    void aPageThatIsNotRenderedAgainKeepsItsFiles() throws IOException {
        buildAndList();
        site.files.put("content/nieuw.md", "title=Nieuw\ntype=page\n~~~~~~\nNieuw.\n");
        assertThat(buildAndList()).containsExactly("static/fonts/text.#.woff2", "static/icons/dots.#.svg");
    }

    @Test
    void withoutHashesEverythingStaysAtItsPlainAddress() throws IOException {
        site.files.merge("jbake.properties", "asset.hash=false\n", String::concat);
        assertThat(buildAndList()).isEmpty();
        assertThat(site.page("agenda/avond-1/index.html"))
                .contains("src:url(/fonts/text.woff2)")
                .contains("<img src=\"/icons/dots.svg\">");
    }

    @Test
    void theFolderCanBeAnother() throws IOException {
        site.files.merge("jbake.properties", "asset.path=vast/bestanden\n", String::concat);
        buildAndList();
        assertThat(site.page("over/index.html")).contains("url(/vast/bestanden/fonts/text.");
    }

    @Test
    void aStyleSheetAskedForByAddressIsSmallToo() throws IOException {
        site.replace("templates/event.peb", "<img src=", "<link href=\"{{ asset(\"style.css\") }}\"><img src=");
        assertThat(buildAndList()).contains("static/style.#.css");
        String sheet = site.standing().entrySet().stream()
                .filter(file -> file.getKey().startsWith("static/style."))
                .findFirst()
                .orElseThrow()
                .getValue()
                .text();
        assertThat(sheet).startsWith(":root{--ink:#2a1e3f}body{");
    }

    @Test
    void aMistakeInAStyleSheetIsReportedOnceAtItsPlace() {
        site.files.put("assets/tokens.css", ":root {\n  --image: url(fonts/tekst.woff2) }\n");
        assertThat(site.build().problems())
                .extracting(Problem::toString)
                .containsExactly("assets/tokens.css:2:12: error: there is no file `fonts/tekst.woff2` among the assets"
                        + " (did you mean `fonts/text.woff2`?)");
    }

    @Test
    void aNameThatIsPutTogetherIsCheckedOnThePage() {
        site.files.put("assets/icons/dot.svg", site.files.remove("assets/icons/dots.svg"));
        assertThat(site.build().problems())
                .extracting(Problem::toString)
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("templates/event.peb:")
                        .contains("there is no asset `icons/dots.svg`")
                        .contains("did you mean `icons/dot.svg`?")
                        .contains("while rendering content/agenda/avond-"));
    }
}
