package nl.watals.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.watals.privacy.Kind;

/**
 * A submission as the public may see it. Immutable. Made by {@link PublicRecordReader}, which guarantees everything that
 * is promised here.
 *
 * <p>A text that is absent is the empty string (an empty text is an error in a record, so the two cannot be confused); an
 * absent list is the empty list; an absent role is an empty {@code Optional}. No value is ever null. Plain texts
 * ({@code title}, {@code name}) are one line without control characters, invisible format characters or bidirectional
 * overrides, yet <em>not</em> escaped for HTML. {@code now}, {@code effect} and {@code body} are untrusted Markdown of at
 * most 10,000 characters. No text holds an unpaired surrogate. Lengths are counted in code points.
 *
 * <p>A withdrawn record holds no texts, whatever its file still says: only its id, date and what its neutral place needs
 * ({@code slug}, or the {@code title} that the address is made of when there is no slug; {@code page} and {@code parent}).
 */
public sealed interface PublicRecord {
    /** The file it was read from, with the places of the values that later steps check. */
    RecordSource source();

    /** {@code [a-z0-9]{8,32}}, opaque, the name of the file without {@code .json}. */
    String id();

    Status status();

    /** The day of the submission; its year and month are the folder of the file. */
    LocalDate date();

    /** The chosen display name, plain text of at most 80 characters, or empty. */
    String name();

    Optional<Role> role();

    /** The address of the gathering that it came from, such as {@code /agenda/x/}, or empty. Not known to exist. */
    String event();

    /** The kinds of severe privacy marks that a moderator let stand in its texts; sorted, without repeats. */
    List<Kind> overruled();

    default boolean isWithdrawn() {
        return status() == Status.WITHDRAWN;
    }

    /**
     * A "Wat als…" question.
     *
     * @param slug the fixed last part of the address ({@code [a-z0-9]+(-[a-z0-9]+)*}, at most 100), or empty when it is
     *     made from the title
     * @param title the question, plain text of 1–280 characters; when withdrawn it is empty if there is a slug, else any
     *     text, and not to be shown
     * @param texts its Markdown
     * @param themes slugs without repeats, in the order of the file; not known to exist
     */
    record Idea(
            RecordSource source,
            String id,
            Status status,
            LocalDate date,
            String slug,
            String title,
            IdeaTexts texts,
            String name,
            Optional<Role> role,
            List<String> themes,
            String event,
            List<Kind> overruled)
            implements PublicRecord {
        public Idea {
            Objects.requireNonNull(source, "source");
            themes = List.copyOf(themes);
            overruled = List.copyOf(overruled);
        }

        /** How it is now, Markdown, or empty. */
        public String now() {
            return texts.now();
        }

        /** What would change, Markdown, or empty. */
        public String effect() {
            return texts.effect();
        }

        /** Anything else, Markdown, or empty. */
        public String body() {
            return texts.body();
        }
    }

    /**
     * An answer to a page or to another reaction.
     *
     * @param page the address that it belongs to, such as {@code /ideeen/x/}; empty only when withdrawn; not known to
     *     exist
     * @param parent the id of the reaction that it answers, or empty; not known to exist
     * @param body Markdown; empty only when withdrawn
     */
    record Reaction(
            RecordSource source,
            String id,
            Status status,
            LocalDate date,
            String page,
            String parent,
            String body,
            String name,
            Optional<Role> role,
            String event,
            List<Kind> overruled)
            implements PublicRecord {
        public Reaction {
            Objects.requireNonNull(source, "source");
            overruled = List.copyOf(overruled);
        }
    }

    /**
     * Somebody who takes part and says so in public; {@code name} is empty only when withdrawn.
     *
     * @param body why, Markdown, or empty
     * @param themes slugs without repeats, in the order of the file; not known to exist
     */
    record Participant(
            RecordSource source,
            String id,
            Status status,
            LocalDate date,
            String name,
            Optional<Role> role,
            String body,
            List<String> themes,
            String event,
            List<Kind> overruled)
            implements PublicRecord {
        public Participant {
            Objects.requireNonNull(source, "source");
            themes = List.copyOf(themes);
            overruled = List.copyOf(overruled);
        }
    }
}
