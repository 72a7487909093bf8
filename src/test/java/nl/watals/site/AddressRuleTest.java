package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRuleTest {
    private static final Settings FOLDERS = Pages.settings("uri.noExtension=true", "uri.noExtension.prefix=/");

    @ParameterizedTest
    @CsvSource({"a/b.md,/a/b/", "a/index.md,/a/", "index.md,/", "a.b.md,/a.b/", "a_b.html,/a_b/"})
    void aFileStandsInAFolderOfItsOwn(String file, String url) {
        assertThat(address(FOLDERS, file)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"a/b.md,/a/b.html", "a/index.md,/a/", "index.md,/"})
    void withoutTheSettingItIsAFileAsInJBake(String file, String url) {
        assertThat(address(Pages.settings(), file)).isEqualTo(url);
    }

    @Test
    void theSettingCanHoldForOneFolderOnly() {
        Settings blog = Pages.settings("uri.noExtension=true", "uri.noExtension.prefix=/blog/");
        assertThat(address(blog, "blog/a.md")).isEqualTo("/blog/a/");
        assertThat(address(blog, "a.md")).isEqualTo("/a.html");
    }

    @Test
    void aSlugStandsInForTheName() {
        assertThat(new AddressRule(FOLDERS).address("a/B c.md", Optional.of("x"), "page", PageStatus.PUBLISHED))
                .contains(Address.ofFolder("a/x"));
    }

    @Test
    void aDraftStandsBesideItsAddress() {
        assertThat(new AddressRule(FOLDERS).address("a.md", Optional.empty(), "page", PageStatus.DRAFT))
                .contains(Address.ofFile("a/index-draft.html"));
    }

    @ParameterizedTest
    @CsvSource({"a b.md", "é.md", "a?b.md", "a#b/c.md", "a%20.md"})
    void whatHasNoPlaceInAnAddressHasNone(String file) {
        assertThat(new AddressRule(FOLDERS).address(file, Optional.empty(), "page", PageStatus.PUBLISHED))
                .isEmpty();
    }

    private static String address(Settings settings, String file) {
        return new AddressRule(settings)
                .address(file, Optional.empty(), "page", PageStatus.PUBLISHED)
                .orElseThrow()
                .url();
    }
}
