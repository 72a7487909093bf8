package nl.watals.site;

import java.util.ArrayList;
import java.util.List;

/** The files that a build makes besides pages, lists and feeds. */
final class GeneratedFiles {
    private GeneratedFiles() {}

    /** Their urls, as far as the settings ask for them. */
    static List<String> urls(Settings settings, List<Page> pages) {
        List<String> urls = new ArrayList<>();
        urls.add("/robots.txt");
        add(urls, settings, "render.sitemap", "sitemap.file");
        add(urls, settings, "render.feed", "feed.file");
        add(urls, settings, "render.archive", "archive.file");
        add(urls, settings, "render.error404", "error404.file");
        if (settings.flag("render.index")) {
            urls.add(Address.ofFile(settings.text("index.file")).url());
        }
        if (!settings.searchPath().isEmpty()) {
            urls.add("/" + settings.searchPath() + "/index/index.json");
        }
        addTags(urls, settings, pages);
        CalendarFiles.ofAll(settings).ifPresent(urls::add);
        for (Page page : pages) {
            CalendarFiles.of(settings, page.type(), page.address()).ifPresent(urls::add);
        }
        return urls;
    }

    private static void addTags(List<String> urls, Settings settings, List<Page> pages) {
        String folder = "/" + settings.text("tag.path") + "/";
        String extension = settings.text("output.extension");
        if (settings.flag("render.tags")) {
            for (Page page : pages) {
                for (String tag : page.texts("tags")) {
                    urls.add(folder + tag + extension);
                }
            }
        }
        if (settings.flag("render.tags") && settings.flag("render.tagsindex")) {
            urls.add(Address.ofFile(folder.substring(1) + "index" + extension).url());
        }
    }

    private static void add(List<String> urls, Settings settings, String flag, String file) {
        if (settings.flag(flag)) {
            urls.add("/" + settings.text(file));
        }
    }
}
