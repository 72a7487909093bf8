package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attackers send in is text on every page of the desk, and in the preview. */
class HostileTextsTest {
    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "'><svg onload=alert(3)>",
            "</textarea><script>alert(4)</script>",
            "</title><script>alert(5)</script>",
            "<iframe src=javascript:alert(6)></iframe>",
            "[klik](javascript:alert(7))",
            "{{ 7 * 191 }} {% include 'layout.peb' %} {# weg #}",
            "${7*191} #{7*191} <%= 7*191 %>",
            "<style>@import 'http://elders.example/x.css'</style>",
            "<base href=http://elders.example/>",
            "<form action=http://elders.example/><button>klik",
            "<meta http-equiv=refresh content='0;url=http://elders.example/'>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(8)>",
            "--><script>alert(9)</script><!--",
            "&lt;script&gt;alert(10)&lt;/script&gt;",
            "\u202Eomgekeerd\u202C \u200Bonzichtbaar\u0000nul",
            "<a href=//elders.example>x</a> ![x](http://elders.example/x.png)",
            "x\" autofocus onfocus=\"alert(11)",
            "]]><script>alert(12)</script>");

    @TempDir
    Path folder;

    @Test
    void nothingRunsAndNothingLeavesItsPlace() {
        Chromium.browser();
        try (DeskServer server = new DeskServer(folder);
                Moderator anna = new Moderator(server, true)) {
            List<String> requests = new ArrayList<>();
            anna.page().onRequest(request -> {
                if (!request.url().startsWith(server.url("/"))) {
                    requests.add(request.url());
                }
            });
            List<String> ids = new ArrayList<>();
            for (String text : TEXTS) {
                ids.add(Sent.idea("Wat als " + text)
                        .now(text)
                        .effect(text)
                        .body(text)
                        .name(text.substring(0, Math.min(40, text.length())))
                        .to(server.inbox()));
            }
            anna.logIn("anna");
            assertThat(anna.page().locator(".row").count()).isEqualTo(TEXTS.size());
            for (int i = 0; i < TEXTS.size(); i++) {
                look(anna.open(ids.get(i)), TEXTS.get(i));
            }
            for (String path : List.of("/afwijzen", "/samenvoegen", "/reactie", "/weghalen", "/voorbeeld")) {
                anna.page().navigate(server.url("/balie/inzending/" + ids.get(0) + path));
                assertThat(anna.heading()).isNotEmpty();
            }
            assertThat(anna.complaints()).isEmpty();
            assertThat(requests).isEmpty();
            assertThat(server.failures()).isEmpty();
        }
    }

    private static void look(Moderator anna, String text) {
        Page page = anna.page();
        String seen = text.replace("\u0000", "\uFFFD");
        assertThat(page.inputValue("#body")).isEqualTo(seen);
        assertThat(page.locator("#original_body").evaluate("e => e.textContent").toString())
                .contains(seen.substring(0, 5))
                .doesNotContain("1337");
        assertThat(page.locator("main script, main style, main base, main meta, main svg, main img, main iframe")
                        .count())
                .isZero();
    }
}
