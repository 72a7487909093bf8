package nl.watals.submission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of a submission that may become public. The same shape holds the original, which never changes, and the public
 * version that a moderator edits. A field that a kind does not know is empty.
 *
 * @param title idea: the question, plain text; message: the subject
 * @param now idea: how it is now, Markdown
 * @param effect idea: what would change, Markdown
 * @param body Markdown; for a message plain text
 * @param name the display name that the sender chose, plain text
 * @param role in what role the sender writes
 * @param themes slugs of themes
 * @param page reaction: the address of the page that it answers
 * @param parent reaction: the id of the reaction that it answers
 * @param event the address of the gathering that it came from, or that a sign-up is for
 */
public record SubmissionContent(
        String title,
        String now,
        String effect,
        String body,
        String name,
        Optional<Role> role,
        List<String> themes,
        String page,
        String parent,
        String event) {
    /** Nothing filled in. */
    public static final SubmissionContent EMPTY =
            new SubmissionContent("", "", "", "", "", Optional.empty(), List.of(), "", "", "");

    public SubmissionContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        themes = List.copyOf(themes);
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(event, "event");
    }

    @Override
    public String toString() {
        return "SubmissionContent[…]";
    }
}
