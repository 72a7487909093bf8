package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our oven held against the stock one, byte for byte: a JBake site stays a JBake site. What must differ is written down
 * here, each with its reason; docs/jbake.md tells the same to users.
 */
class ParityTest {
    @TempDir
    Path work;

    /** JBake's lists name a draft by an address at which it does not stand: its file has the draft suffix, its uri not. */
    private static String drafts(String file, String text) {
        return text.replace("blog/2013/draft.html", "blog/2013/draft-draft.html")
                .replace("papers/three.html", "papers/three-draft.html");
    }

    private static void write(Path source, String file, String text) {
        try {
            Files.createDirectories(source.resolve(file).getParent());
            Files.writeString(source.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyPageIsTheSame() throws IOException {
        TwoBakes.of("site", work).assertEqual(ParityTest::drafts);
    }

    /** The way to the root is wrong in JBake for pages at the top and for tags, which it takes for folders. */
    @Test
    void everyPageIsTheSameWhenEachIsAFolder() throws IOException {
        TwoBakes.of("site", work, "uri.noExtension=true", "uri.noExtension.prefix=/")
                .assertEqual((file, text) -> {
                    String right = text.replace("\"/../", "\"../")
                            .replace(" /../", " ../")
                            .replace("draft/index.html", "draft/index-draft.html")
                            .replace("papers/three/index.html", "papers/three/index-draft.html")
                            .replace("at blog/2013/draft/", "at blog/2013/draft/index-draft.html")
                            .replace("at papers/three/", "at papers/three/index-draft.html");
                    return file.startsWith("topics/")
                            ? right.replace("\"../../", "\"../").replace(" ../../<", " ../<")
                            : right;
                });
    }

    @Test
    void everyPageIsTheSameWithoutTheListsThatASiteDoesNotWant() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "site",
                work,
                source -> replace(source, "jbake.properties", "=true", "=false"),
                "asset.ignore=true",
                "render.archive=false",
                "render.feed=false",
                "tag.sanitize=true");
        bakes.assertEqual(ParityTest::drafts);
        assertThat(bakes.ours())
                .containsKeys("index.html", "topics/two-words.html")
                .doesNotContainKeys("archive.html", "feed.xml", "2/index.html", ".htaccess", "404.html");
    }

    private static void replace(Path source, String file, String from, String to) {
        try {
            Path path = source.resolve(file);
            Files.writeString(path, Files.readString(path).replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pathsOfImagesAreUpdatedTheSameWay() throws IOException {
        TwoBakes bakes = TwoBakes.of("site", work, "img.path.update=true");
        bakes.assertEqual(ParityTest::drafts);
        assertThat(bakes.ours().get("blog/2012/second.html"))
                .contains("src=\"https://parity.example.org/blog/2012/images/dot.png\"");
    }

    /** In JBake the uri of a page does not know about the extension of its type, and links to it lead nowhere. */
    @Test
    void aTypeMayHaveAnExtensionOfItsOwn() throws IOException {
        TwoBakes bakes = TwoBakes.of("site", work, "template.talk.extension=.txt");
        bakes.assertEqual((file, text) -> drafts(file, text).replace("papers/talk.html", "papers/talk.txt"));
        assertThat(bakes.ours()).containsKey("papers/talk.txt");
    }

    @Test
    void whatAPageLeavesOutHasItsDefault() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "site",
                work,
                source -> {
                    write(
                            source,
                            "content/plain.html",
                            "title=Plain\r\ndate=2010-01-01 00:00\r\n~~~~~~\r\n<p>Plain.</p>");
                    write(
                            source,
                            "content/a/plain.md",
                            "\ntitle = Spaced \n\n date = 2010-01-02 00:00\n~~~~~~\nPlain.");
                },
                "default.type=page",
                "default.status=published");
        bakes.assertEqual(ParityTest::drafts);
        assertThat(bakes.ours().get("plain.html")).contains("<p>page published plain.html");
    }

    @Test
    void theContentFolderItselfCannotBeIgnored() throws IOException {
        TwoBakes bakes = TwoBakes.of("site", work, source -> {
            write(source, "content/.jbakeignore", "");
            write(source, "content/not/this/.JBakeIgnore", "");
            write(source, "content/not/this/page.md", "no page");
        });
        bakes.assertEqual(ParityTest::drafts);
    }

    @Test
    void theLineBelowTheHeadMayBeAnother() throws IOException {
        TwoBakes bakes = TwoBakes.of("minimal", work, "header.separator=++++++++");
        bakes.assertEqual((file, text) -> text);
        assertThat(bakes.ours()).containsOnlyKeys("index.html", "page.html", "robots.txt");
    }

    /** JBake takes the whole file, head and all, for the body of a page that has none. */
    @Test
    void anEmptyBodyStaysEmpty() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "minimal",
                work,
                source -> write(source, "content/empty.html", "title=Empty\ntype=page\nstatus=published\n++++++++\n"),
                "header.separator=++++++++");
        assertThat(bakes.stock().get("empty.html")).contains("status=published");
        assertThat(bakes.ours().get("empty.html")).contains("Empty").doesNotContain("status=published");
    }

    /** JBake's own filter lets hidden folders through: an editor's {@code .obsidian} would become pages. */
    @Test
    void hiddenFoldersOfTheContentStayHidden() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "minimal",
                work,
                source -> write(
                        source,
                        "content/.trash/old.html",
                        "title=Old\ntype=page\nstatus=published\n++++++++\n<p>Old.</p>\n"),
                "header.separator=++++++++");
        assertThat(bakes.stock()).containsKey(".trash/old.html");
        assertThat(bakes.ours()).doesNotContainKey(".trash/old.html");
    }

    /** {@code a/index.md} is the page of the folder; JBake makes a folder in the folder for it. */
    @Test
    void theIndexOfAFolderStandsAtTheFolder() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "minimal",
                work,
                source -> write(
                        source, "content/a/index.html", "title=A\ntype=page\nstatus=published\n++++++++\n<p>A.</p>\n"),
                "header.separator=++++++++",
                "uri.noExtension=true",
                "uri.noExtension.prefix=/");
        assertThat(bakes.stock()).containsKey("a/index/index.html");
        assertThat(bakes.ours()).containsKey("a/index.html").doesNotContainKey("a/index/index.html");
    }

    /** JBake renders it all the same and only leaves it out of lists; ours holds it back unless asked for it. */
    @Test
    void aPageThatWaitsForItsDateIsInTheListsOnceItIsShown() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "minimal",
                work,
                source -> write(
                        source,
                        "content/later.html",
                        "title=Later\ntype=page\nstatus=published-date\ndate=2999-01-01\n++++++++\n<p>Later.</p>\n"),
                "header.separator=++++++++");
        assertThat(bakes.stock().get("index.html")).doesNotContain("Later");
        assertThat(bakes.stock()).containsKey("later.html");
        assertThat(bakes.ours().get("index.html")).contains("Later");
        assertThat(bakes.ours().keySet()).isEqualTo(new TreeSet<>(bakes.stock().keySet()));
    }

    @Test
    void onlyTheFileForRobotsIsMoreThanJBakeMakes() throws IOException {
        TwoBakes bakes = TwoBakes.of(
                "minimal", work, source -> remove(source, "assets/robots.txt"), "header.separator=++++++++");
        TreeSet<String> more = new TreeSet<>(bakes.ours().keySet());
        more.removeAll(bakes.stock().keySet());
        assertThat(more).containsExactly("robots.txt");
    }

    private static void remove(Path source, String file) {
        try {
            Files.delete(source.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
