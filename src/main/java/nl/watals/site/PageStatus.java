package nl.watals.site;

import java.util.List;

/** The values of the front matter key {@code status}, as JBake knows them. */
public enum PageStatus {
    /** Public, once its date has come. */
    PUBLISHED("published"),
    /** Public only in a build with drafts. */
    DRAFT("draft"),
    /** As published: JBake's word for a page that waits for its date. */
    PUBLISHED_DATE("published-date");

    /** The words that are allowed in front matter. */
    public static final List<String> WORDS = List.of("published", "draft", "published-date");

    private final String word;

    PageStatus(String word) {
        this.word = word;
    }

    /** The word in the front matter. */
    public String word() {
        return word;
    }

    /**
     * The status with that word.
     *
     * @throws IllegalArgumentException if no status has it; see {@link #WORDS}
     */
    public static PageStatus of(String word) {
        for (PageStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status: " + word);
    }
}
