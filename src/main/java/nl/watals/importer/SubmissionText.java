package nl.watals.importer;

/** The Markdown of submissions, rendered. */
final class SubmissionText {
    /**
     * @param html safe to publish
     * @param excerpt plain text
     */
    record Rendered(String html, String excerpt, int words) {
        static final Rendered NOTHING = new Rendered("", "", 0);
    }

    private SubmissionText() {}

    static String html(String markdown) {
        return render(markdown).html();
    }

    static Rendered render(String markdown) {
        throw new UnsupportedOperationException();
    }
}
