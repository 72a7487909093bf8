package nl.watals.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void whatTheFileDoesNotSayHasADefault() {
        Settings settings = Pages.settings("site.title=X");
        assertThat(settings.text("content.folder")).isEqualTo("content");
        assertThat(settings.isSet("content.folder")).isFalse();
        assertThat(settings.isSet("site.title")).isTrue();
    }

    @Test
    void propertiesAreReadAsJavaReadsThem() {
        Settings settings = Pages.settings("# een", "! twee", "site.title : \\u00e9\\u00e9n \\", "   en twee");
        assertThat(settings.text("site.title")).isEqualTo("één en twee");
    }

    @Test
    void listsAreCutAtCommas() {
        assertThat(Pages.settings("frontmatter.keys= a, ,b ,").list("frontmatter.keys"))
                .containsExactly("a", "b");
    }

    @Test
    void aCollectionHasAllItsParts() {
        Settings settings = Pages.settings(
                "collection.x.path=/ideeen/",
                "collection.x.types=idea,article",
                "collection.x.order=oldest",
                "collection.x.size=24",
                "collection.x.feed=true");
        assertThat(settings.collections())
                .containsExactly(new CollectionSpec(
                        "x", "ideeen", "", List.of("idea", "article"), CollectionSpec.Order.OLDEST, 24, "", true));
    }

    @Test
    void aKeyThatATemplateReadsIsKnown() {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, "menu.title=x\nmenu.titel=y\n"), problems);
        settings.reportUnknownKeys(List.of("menu_title"), problems);
        assertThat(problems.sorted()).extracting(Problem::line).containsExactly(2);
    }
}
