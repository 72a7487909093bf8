package nl.watals.importer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.watals.site.AddressRule;
import nl.watals.site.Imported;
import nl.watals.site.Page;
import nl.watals.site.PageHead;
import nl.watals.site.PageStatus;
import nl.watals.site.Settings;

/**
 * Whether the import of records could come out otherwise when pages of editors change. Editors take ideas over, hold
 * addresses that ideas would have, and have reactions under their pages; nothing else of their pages counts for it.
 */
public final class EditorsEffect {
    private final Settings settings;
    private final Imported imported;

    /**
     * A page as the import sees it.
     *
     * @param url where it stands
     * @param published where it will stand when it is no draft any more
     */
    private record Face(String source, String url, String published, boolean readable, boolean open) {}

    /** @param imported an import without problems */
    public EditorsEffect(Settings settings, Imported imported) {
        this.settings = settings;
        this.imported = imported;
    }

    /**
     * Whether the import surely stays as it is.
     *
     * @param before pages that change or go, as they were
     * @param after pages that changed or came
     * @param all every page of editors, before or after
     */
    public boolean isNone(Collection<PageHead> before, Collection<PageHead> after, Iterable<PageHead> all) {
        if (!imported.unreadable().isEmpty() || takesOver(before) || takesOver(after)) {
            return false;
        }
        Set<Face> differing = faces(before);
        Set<Face> now = faces(after);
        Set<Face> same = new HashSet<>(differing);
        same.retainAll(now);
        differing.addAll(now);
        differing.removeAll(same);
        for (Face face : differing) {
            if (isTouched(face.url()) || isTouched(face.published()) || isDraftOf(face, all)) {
                return false;
            }
        }
        return true;
    }

    private static boolean takesOver(Collection<PageHead> pages) {
        return pages.stream().anyMatch(page -> page.values().containsKey("submission"));
    }

    private Set<Face> faces(Collection<PageHead> pages) {
        Set<Face> faces = new HashSet<>();
        for (PageHead page : pages) {
            faces.add(new Face(
                    page.source().path(),
                    page.address().url(),
                    published(settings, page),
                    !page.type().isEmpty(),
                    isOpen(page)));
        }
        return faces;
    }

    /** Whether an idea has that address, or one that was made of it because it was taken, or reactions stand there. */
    private boolean isTouched(String url) {
        String made = (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + "-";
        return imported.threads().containsKey(url)
                || isAmong(imported.ideas(), url, made)
                || isAmong(imported.withdrawn(), url, made)
                || imported.moved().keySet().stream().anyMatch(moved -> moved.equals(url) || moved.startsWith(made));
    }

    private static boolean isAmong(Collection<Page> pages, String url, String made) {
        for (Page page : pages) {
            String other = page.address().url();
            if (other.equals(url) || other.startsWith(made)) {
                return true;
            }
        }
        return false;
    }

    /** Of a page and a draft for the same address, the first one has the reactions. */
    private boolean isDraftOf(Face face, Iterable<PageHead> all) {
        for (PageHead page : all) {
            if (page.status() == PageStatus.DRAFT
                    && !page.source().path().equals(face.source())
                    && List.of(face.url(), face.published()).contains(published(settings, page))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the page takes reactions, as far as it could be read. */
    static boolean isOpen(PageHead page) {
        return page.type().isEmpty()
                || Boolean.TRUE.equals(
                        page.values().getOrDefault("reactions", page.type().equals("idea")));
    }

    /** The url that the page has, or will have when it is no draft any more: reactions to it wait with it. */
    static String published(Settings settings, PageHead page) {
        String content = settings.text("content.folder") + "/";
        if (page.status() != PageStatus.DRAFT || !page.source().path().startsWith(content)) {
            return page.address().url();
        }
        Optional<String> slug = Optional.ofNullable((String) page.values().get("slug"));
        return new AddressRule(settings)
                .address(page.source().path().substring(content.length()), slug, page.type(), PageStatus.PUBLISHED)
                .orElse(page.address())
                .url();
    }
}
