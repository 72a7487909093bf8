package nl.watals.bake;

/** The page at an old address, for hosts that cannot redirect by themselves. */
final class Redirect {
    private Redirect() {}

    /**
     * A page that leads to another one at once.
     *
     * @param permalink the new address with scheme and host
     * @param url the new address from the root
     * @param language of the site
     */
    static String page(String permalink, String url, String language) {
        String to = HtmlText.escape(url);
        return "<!DOCTYPE html>\n<html lang=\"" + HtmlText.escape(language) + "\"><head><meta charset=\"utf-8\"><title>"
                + to + "</title>\n"
                + "<link rel=\"canonical\" href=\"" + HtmlText.escape(permalink) + "\">\n"
                + "<meta name=\"robots\" content=\"noindex\">\n"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + to + "\"></head>\n"
                + "<body><p><a href=\"" + to + "\">" + to + "</a></p></body></html>\n";
    }
}
