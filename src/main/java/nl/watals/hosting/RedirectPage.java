package nl.watals.hosting;

import java.util.Optional;
import nl.watals.site.Redirect;

/** The page at an old address, for hosts that cannot redirect by themselves. */
public final class RedirectPage {
    /** No such page has more bytes than this. */
    static final int LONGEST = 8192;

    private static final String BEGIN = "<!DOCTYPE html>\n<html lang=\"";
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"0; url=";

    private RedirectPage() {}

    /**
     * A page that leads to another one at once.
     *
     * @param host scheme and host of the site, without a slash at the end
     * @param language of the site, a valid tag
     */
    public static String of(Redirect redirect, String host, String language) {
        String to = redirect.to().replace("&", "&amp;");
        String permalink = to.startsWith("/") ? host + to : to;
        return BEGIN + language + "\"><head><meta charset=\"utf-8\"><title>" + to + "</title>\n"
                + "<link rel=\"canonical\" href=\"" + permalink + "\">\n"
                + "<meta name=\"robots\" content=\"noindex\">\n"
                + REFRESH + to + "\"></head>\n"
                + "<body><p><a href=\"" + to + "\">" + to + "</a></p></body></html>\n";
    }

    /** Where such a page leads; empty for any other page. */
    static Optional<String> target(String page) {
        int refresh = page.startsWith(BEGIN) ? page.indexOf(REFRESH) : -1;
        int end = refresh < 0 ? -1 : page.indexOf('"', refresh + REFRESH.length());
        if (end < 0) {
            return Optional.empty();
        }
        String to = page.substring(refresh + REFRESH.length(), end).replace("&amp;", "&");
        return Redirect.isTarget(to) ? Optional.of(to) : Optional.empty();
    }
}
