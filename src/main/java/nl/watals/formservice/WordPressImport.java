package nl.watals.formservice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.watals.text.Problem;

/** One WordPress export: comments to the inbox, posts to drafts. */
final class WordPressImport implements WxrReader.Visitor {
    private final Rows rows;
    private final OldAddresses addresses;
    private final Optional<WordPressPosts> posts;
    private final boolean dryRun;
    /** Of the item that is being read: the ids of its comments in WordPress and in the inbox. */
    private final Map<String, String> taken = new HashMap<>();

    private final Set<String> waiting = new HashSet<>();

    private WxrItem current;
    private String host = "";
    private int number;

    private WordPressImport(Rows rows, OldAddresses addresses, Optional<WordPressPosts> posts, boolean dryRun) {
        this.rows = rows;
        this.addresses = addresses;
        this.posts = posts;
        this.dryRun = dryRun;
    }

    /** Reads the file, twice when drafts are wanted: links between posts need all addresses. */
    static void read(Path file, String name, TextEncoding encoding, TextInput in, ImportOptions options, Rows rows)
            throws IOException {
        OldAddresses addresses = new OldAddresses();
        Optional<WordPressPosts> posts = Optional.empty();
        if (options.drafts().isPresent()) {
            try (TextInput first = TextInput.open(file, name, encoding)) {
                // A file that stops halfway is reported by the second reading.
                new WxrReader(name, first, addresses).read();
            }
            addresses.settle();
            posts = Optional.of(new WordPressPosts(options.drafts().get(), addresses, options));
        }
        WordPressImport visitor = new WordPressImport(rows, addresses, posts, options.dryRun());
        WxrReader.Stopped stopped = new WxrReader(name, in, visitor).read();
        if (stopped != null) {
            rows.problem(stopped.place().problem(stopped.what(), stopped.hint()));
        }
        if (posts.isPresent()) {
            visitor.end(posts.get());
        }
    }

    private void end(WordPressPosts written) throws IOException {
        if (!dryRun) {
            written.end();
        }
        rows.note("old addresses in redirects.txt: " + written.redirects() + "; pictures and files in downloads.tsv: "
                + written.downloads());
    }

    @Override
    public void author(String login, String displayName) {
        posts.ifPresent(all -> all.author(login, displayName));
    }

    @Override
    public void site(String address) {
        int start = address.indexOf("//");
        host = start < 0 ? "" : address.substring(start + 2).strip();
    }

    @Override
    public void comment(WxrItem item, WxrItem comment) throws IOException {
        number++;
        if (item != current) {
            current = item;
            taken.clear();
            waiting.clear();
        }
        Optional<String> reason = reasonToSkip(comment);
        if (reason.isPresent()) {
            rows.skipped(number, comment.place, reason.get());
            return;
        }
        if (!comment.tooLong.isEmpty()) {
            rows.broken(
                    number,
                    comment.place.problem(
                            "row " + number + ": this comment is longer than " + Limits.ROW_CHARS + " characters",
                            "leave it out"));
            return;
        }
        String id = comment.text("comment_id").strip();
        String parent = comment.text("comment_parent").strip();
        if (waiting.contains(parent)) {
            rows.flush();
            waiting.clear();
        }
        waiting.add(id);
        rows.entry(entry(item, comment, id, taken.getOrDefault(parent, "")), answer -> taken.put(id, answer.id()));
    }

    private static Optional<String> reasonToSkip(WxrItem comment) {
        String type = comment.text("comment_type").strip();
        if (type.equals("pingback") || type.equals("trackback")) {
            return Optional.of("a " + type);
        }
        if (!type.isEmpty() && !type.equals("comment")) {
            return Optional.of("no reaction, but of type `" + type + "`");
        }
        return switch (comment.text("comment_approved").strip()) {
            case "spam" -> Optional.of("spam");
            case "trash", "post-trashed" -> Optional.of("in WordPress's bin");
            default -> Optional.empty();
        };
    }

    private Entry entry(WxrItem item, WxrItem comment, String id, String parent) {
        List<Entry.Value> values = new ArrayList<>();
        add("wp:comment_id", id.isEmpty() ? "" : host + "/" + id, comment, values);
        for (String name : List.of("comment_author", "comment_author_email", "comment_content")) {
            add("wp:" + name, comment.text(name), comment, values);
        }
        for (String name : List.of("comment_author_IP", "comment_author_url", "comment_user_id", "comment_agent")) {
            // Only their names are told, in the list of what is not stored.
            if (!comment.text(name).isBlank()) {
                add("wp:" + name, "x", comment, values);
            }
        }
        String gmt = comment.text("comment_date_gmt").strip();
        boolean dated = !gmt.isEmpty() && !gmt.startsWith("0000");
        add("wp:comment_date_gmt", dated ? gmt : comment.text("comment_date"), comment, values);
        add("#page", page(item), comment, values);
        add("#parent", parent, comment, values);
        return new Entry(number, comment.place, values);
    }

    private static void add(String name, String text, WxrItem comment, List<Entry.Value> values) {
        values.add(new Entry.Value(name, text, comment.place.line(), comment.place.column()));
    }

    private String page(WxrItem item) {
        return addresses.byId(item.id()).orElseGet(() -> OldAddresses.path(item.link()));
    }

    @Override
    public void item(WxrItem item) throws IOException {
        number++;
        if (item.type().equals("attachment")) {
            posts.ifPresent(all -> all.attachment(item));
        }
        Optional<String> reason = WordPressPosts.reasonToSkip(item);
        if (reason.isPresent()) {
            rows.skipped(number, item.place, reason.get());
        } else if (posts.isEmpty()) {
            rows.skipped(number, item.place, "a post; --drafts DIR makes a Markdown draft of it");
        } else if (!item.tooLong.isEmpty() || addresses.byId(item.id()).isEmpty()) {
            rows.broken(number, refusal(item));
        } else {
            draft(item, posts.get());
        }
    }

    private Problem refusal(WxrItem item) {
        return item.tooLong.isEmpty()
                ? item.place.problem("row " + number + ": this post has no id", "export again")
                : item.place.problem(
                        "row " + number + ": this post is longer than " + Limits.ROW_CHARS + " characters",
                        "copy it by hand");
    }

    private void draft(WxrItem item, WordPressPosts all) throws IOException {
        WordPressPosts.Draft draft = all.write(item, dryRun);
        String notes = draft.notes().isEmpty() ? "" : " (" + String.join("; ", draft.notes()) + ")";
        rows.report(
                number,
                item.place,
                draft.isNew() ? Outcome.DRAFTED : Outcome.ALREADY_THERE,
                draft.file() + notes,
                List.of());
    }
}
