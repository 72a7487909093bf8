package nl.watals.submission;

import nl.watals.submission.PublicRecord.Idea;
import nl.watals.work.Lazy;

/**
 * The longer texts of an idea, untrusted Markdown; of a remembered one they are read from its file when somebody asks. Two
 * are equal when they hold the same texts. Thread-safe.
 */
public final class IdeaTexts {
    private record Texts(String now, String effect, String body) {}

    private final Lazy<Texts> texts;

    private IdeaTexts(Lazy<Texts> texts) {
        this.texts = texts;
    }

    /** Texts that are there; each may be empty. */
    public static IdeaTexts of(String now, String effect, String body) {
        return new IdeaTexts(Lazy.ready(new Texts(now, effect, body)));
    }

    /** The texts of an idea that is read when somebody asks for one of them. */
    static IdeaTexts of(Lazy<Idea> whole) {
        return new IdeaTexts(Lazy.of(() -> whole.get().texts().texts.get()));
    }

    String now() {
        return texts.get().now();
    }

    String effect() {
        return texts.get().effect();
    }

    String body() {
        return texts.get().body();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdeaTexts that && texts.get().equals(that.texts.get());
    }

    @Override
    public int hashCode() {
        return texts.get().hashCode();
    }

    @Override
    public String toString() {
        return texts.get().toString();
    }
}
