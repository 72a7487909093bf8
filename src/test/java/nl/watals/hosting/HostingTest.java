package nl.watals.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.watals.site.Redirect;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.whole.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostingTest {
    private static final String SITE = "site.host=https://www.example.nl\nrender.error404=true\nsearch.path=zoeken\n";

    @TempDir
    private Path output;

    @Test
    void namesWithAHashAreKeptForEverAndEverythingElseIsAskedForAgain() throws IOException {
        write("index.html", "<p>");
        write("static/style.0123456789abc.css", "p {}");
        write("static/style.css", "p {}");
        write("zoeken/index/index.json", "{}");
        write("zoeken/index/0a1b2c3d/p0.json", "[]");
        write("x.0123456789abc/index.html", "<p>");
        assertThat(hosting(SITE).files())
                .extracting(HostedFile::path, HostedFile::caching)
                .containsExactly(
                        tuple("index.html", Caching.REVALIDATED),
                        tuple("static/style.0123456789abc.css", Caching.IMMUTABLE),
                        tuple("static/style.css", Caching.REVALIDATED),
                        tuple("x.0123456789abc/index.html", Caching.REVALIDATED),
                        tuple("zoeken/index/0a1b2c3d/p0.json", Caching.IMMUTABLE),
                        tuple("zoeken/index/index.json", Caching.REVALIDATED));
    }

    @Test
    void filesForOneHostAndCompressedCopiesAreNoPartOfTheSite() throws IOException {
        for (String file : List.of("a.txt", "a.txt.br", "a.txt.gz", "b.tar.gz", "_headers", "_redirects")) {
            write(file, "x");
        }
        assertThat(hosting(SITE).files()).extracting(HostedFile::path).containsExactly("a.txt", "b.tar.gz");
    }

    @Test
    void everyPageAtAnOldAddressIsARedirectAndSoIsEveryNumberOfTheMap() throws IOException {
        Redirect moved = new Redirect("/oud/", "/nieuw/");
        Redirect file = new Redirect("/oud.html", "https://elders.example/?a=1&b=2");
        write("oud/index.html", RedirectPage.of(moved, "https://www.example.nl", "nl"));
        write("oud.html", RedirectPage.of(file, "https://www.example.nl", "nl"));
        write(
                "nieuw/index.html",
                "<!doctype html>\n<html lang=\"nl\"><meta http-equiv=\"refresh\" content=\"0; url=/\">");
        Problems problems = new Problems();
        RedirectMap map =
                RedirectMap.read(new SourceText("redirects.txt", "/?p=12 /nieuw/ 301\n/oud/ /x/\n"), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(Hosting.of(settings(SITE), map, output).redirects())
                .containsExactly(new Redirect("/?p=12", "/nieuw/"), file, moved);
    }

    @Test
    void foldersInWhichEverythingStaysAreNamedOnceAndOtherFilesOneByOne() throws IOException {
        write("index.html", "<p>");
        write("static/a/x.0123456789abc.css", "p {}");
        write("static/y.0123456789abc.js", "1");
        write("beeld/los.png", "x");
        write("beeld/een foto.0123456789abc.png", "x");
        write("static-los/z.css", "p {}");
        String headers = HostKind.NETLIFY.files(hosting(SITE)).get("_headers");
        assertThat(headers).startsWith("/*\n  Content-Security-Policy: script-src 'self';");
        assertThat(headers.lines().filter(line -> line.startsWith("/")))
                .containsExactly("/*", "/static/*", "/beeld/een%20foto.0123456789abc.png");
        assertThat(headers.lines().filter(line -> line.equals("  Cache-Control: public, max-age=31536000, immutable")))
                .hasSize(2);
    }

    @Test
    void redirectsOfPagesHostsHoldNothingThatMeansSomethingThere() throws IOException {
        Redirect moved = new Redirect("/oud:adres/één/", "/nieuw/");
        write("oud:adres/één/index.html", RedirectPage.of(moved, "https://www.example.nl", "nl"));
        RedirectMap map = RedirectMap.read(new SourceText("redirects.txt", "/?p=12 /nieuw/\n"), new Problems());
        Hosting hosting = Hosting.of(settings(SITE), map, output);
        assertThat(HostKind.NETLIFY.files(hosting).get("_redirects"))
                .isEqualTo("/ p=12 /nieuw/ 301!\n/oud%3Aadres/%C3%A9%C3%A9n/ /nieuw/ 301!\n");
        assertThat(HostKind.CLOUDFLARE.files(hosting).get("_redirects"))
                .isEqualTo("/oud%3Aadres/%C3%A9%C3%A9n/ /nieuw/ 301\n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePolicyForTheCdnOfAnObjectStoreSaysWhatTheDescriptionSays() throws IOException {
        Hosting hosting = hosting(SITE);
        Map<String, Object> policy =
                Json.object(HostKind.CLOUDFRONT.files(hosting).get("response-headers-policy.json"));
        assertThat(policy).containsOnlyKeys("Name", "Comment", "SecurityHeadersConfig", "CustomHeadersConfig");
        assertThat((Map<String, Object>) policy.get("SecurityHeadersConfig"))
                .containsOnly(
                        Map.entry(
                                "ContentSecurityPolicy",
                                Map.of(
                                        "ContentSecurityPolicy",
                                        hosting.headers().get("Content-Security-Policy"),
                                        "Override",
                                        true)),
                        Map.entry(
                                "StrictTransportSecurity",
                                Map.of(
                                        "AccessControlMaxAgeSec",
                                        31536000L,
                                        "IncludeSubdomains",
                                        false,
                                        "Preload",
                                        false,
                                        "Override",
                                        true)),
                        Map.entry("ContentTypeOptions", Map.of("Override", true)),
                        Map.entry("ReferrerPolicy", Map.of("ReferrerPolicy", "same-origin", "Override", true)));
        Map<String, Object> others = (Map<String, Object>) policy.get("CustomHeadersConfig");
        List<Map<String, Object>> items = (List<Map<String, Object>>) others.get("Items");
        assertThat(others).containsEntry("Quantity", (long) items.size());
        assertThat(items)
                .allMatch(item -> item.get("Value").equals(hosting.headers().get(item.get("Header"))))
                .extracting(item -> item.get("Header"))
                .containsExactly("Permissions-Policy", "Cross-Origin-Opener-Policy");
    }

    @Test
    void atTheOldAddressOfAFileThereIsNoPageButARedirectWhereAHostHasThem() throws IOException {
        RedirectMap map = RedirectMap.read(
                new SourceText("redirects.txt", "/wp-content/uploads/Foto.JPG /uploads/foto.jpg\n"), new Problems());
        Hosting hosting = Hosting.of(settings(SITE), map, output);
        assertThat(map.redirects()).noneMatch(Redirect::hasPage);
        for (HostKind kind : List.of(HostKind.NETLIFY, HostKind.CLOUDFLARE)) {
            assertThat(kind.files(hosting).get("_redirects"))
                    .startsWith("/wp-content/uploads/Foto.JPG /uploads/foto.jpg 301");
        }
        assertThat(HostKind.NGINX.files(hosting).get("watals-server.conf"))
                .contains("location = \"/wp-content/uploads/Foto.JPG\" {\n  return 301 \"/uploads/foto.jpg\";\n}");
        assertThat(HostKind.CADDY.files(hosting).get("watals.caddy"))
                .contains("\t\"/wp-content/uploads/Foto.JPG\" \"/uploads/foto.jpg\"\n");
    }

    @Test
    void noRedirectCanHoldWhatMeansSomethingToAServer() {
        for (String wrong : List.of(
                "/a\"b/", "/a\nb/", "/a;b/", "/a{b}/", "/a$b/", "/a\\b/", "/a`b/", "/a%0ab/", "/a*/", "/../a/",
                "//a/")) {
            assertThatThrownBy(() -> new Redirect(wrong, "/nieuw/")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of(
                "/a\"b/", "/a\nb/", "/a;b/", "/a{b}/", "/a$b/", "/a b/", "/é/", "//elders.example/", "javascript:x")) {
            assertThatThrownBy(() -> new Redirect("/oud/", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thePolicyAllowsNothingUnsafeAndFormsGoOnlyWhereTheSettingsSay() throws IOException {
        assertThat(policy(SITE)).doesNotContain("unsafe").contains("form-action 'self';", "connect-src 'self';");
        assertThat(policy(SITE + "forms.intake=https://meedoen.example.nl/\n"))
                .contains("form-action 'self' https://meedoen.example.nl;")
                .contains("connect-src 'self' https://meedoen.example.nl;");
        assertThat(policy(SITE + "forms.provider=formspree\nforms.formspree=abcdef\n"))
                .contains("form-action https://formspree.io;");
        assertThat(policy(SITE + "forms.provider=mailto\nforms.mail=info@example.nl\n"))
                .contains("form-action mailto:;");
        assertThat(policy(SITE + "forms.provider=none\nforms.mail=info@example.nl\n"))
                .contains("form-action 'none';");
    }

    @Test
    void onlyASiteWithHttpsAsksForItAlways() throws IOException {
        assertThat(hosting(SITE).headers()).containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(hosting("site.host=http://www.example.nl\n").headers())
                .doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void anOriginThatCouldEndAPolicyOrALineIsRefused() {
        Problems problems = new Problems();
        Settings.read(new SourceText("jbake.properties", SITE + "forms.intake=https://x;script-src\n"), problems);
        assertThat(problems.sorted()).hasSize(1).first().asString().contains("is no scheme and host");
    }

    private String policy(String settings) throws IOException {
        return hosting(settings).headers().get("Content-Security-Policy");
    }

    private Hosting hosting(String settings) throws IOException {
        return Hosting.of(settings(settings), RedirectMap.NONE, output);
    }

    private static Settings settings(String text) {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText("jbake.properties", text), problems);
        assertThat(problems.sorted()).isEmpty();
        return settings;
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private void write(String file, String text) throws IOException {
        Path place = output.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }
}
