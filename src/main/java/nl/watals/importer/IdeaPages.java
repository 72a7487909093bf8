package nl.watals.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.markdown.SubmissionMarkdown;
import nl.watals.markdown.SubmissionMarkdown.Submission;
import nl.watals.site.Address;
import nl.watals.site.Body;
import nl.watals.site.Page;
import nl.watals.site.PageStatus;
import nl.watals.site.PageText;
import nl.watals.site.Reference;
import nl.watals.site.Settings;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.RecordKey;
import nl.watals.submission.Role;
import nl.watals.text.Problem;
import nl.watals.work.Lazy;

/** Makes the page of an idea out of its record. */
final class IdeaPages {
    private static final String TYPE = "idea";

    private final Themes themes;
    private final String neutralTitle;

    IdeaPages(Settings settings, Themes themes) {
        this.themes = themes;
        this.neutralTitle =
                settings.text("site.language").startsWith("nl") ? "Dit idee is weggehaald" : "This idea was withdrawn";
    }

    Page page(Idea idea, String url) {
        Map<String, Object> values = new HashMap<>(24);
        values.put("title", idea.title());
        values.put("submission", idea.id());
        values.put("reactions", true);
        values.put(Themes.KEY, themes.known(idea.source(), idea.themes()));
        putText(values, "name", idea.name());
        putText(values, "role", role(idea));
        List<Reference> references = new ArrayList<>(1);
        if (!idea.event().isEmpty()) {
            values.put("event", idea.event());
            references.add(event(idea));
        }
        return new Page(
                idea.source().path(),
                TYPE,
                PageStatus.PUBLISHED,
                Optional.of(idea.date().atStartOfDay()),
                address(url),
                values,
                Lazy.of(() -> text(idea)),
                references);
    }

    private static PageText text(Idea idea) {
        Submission now = SubmissionMarkdown.render(idea.now());
        Submission effect = SubmissionMarkdown.render(idea.effect());
        Submission body = SubmissionMarkdown.render(idea.body());
        Map<String, String> fields = new HashMap<>(4);
        putText(fields, "now", now.html());
        putText(fields, "effect", effect.html());
        String excerpt = now.excerpt().isEmpty() ? body.excerpt() : now.excerpt();
        int words = now.words() + effect.words() + body.words();
        return new PageText(new Body(body.html(), List.of(), excerpt, words), fields);
    }

    /** The page that stays at the address of a withdrawn idea: none of its words are on it. */
    Page neutral(Idea idea, String url) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", neutralTitle);
        values.put("withdrawn", true);
        return new Page(
                idea.source().path(),
                TYPE,
                PageStatus.PUBLISHED,
                Optional.of(idea.date().atStartOfDay()),
                address(url),
                values,
                Lazy.ready(PageText.EMPTY),
                List.of());
    }

    static Reference event(PublicRecord record) {
        Problem place = record.source().problem(RecordKey.EVENT, "", "");
        return new Reference(Reference.Kind.EVENT, record.event(), place.line(), place.column());
    }

    static String role(PublicRecord record) {
        return record.role().map(Role::key).orElse("");
    }

    private static Address address(String url) {
        return Address.ofFolderUrl(url);
    }

    private static void putText(Map<String, ? super String> values, String key, String text) {
        if (!text.isEmpty()) {
            values.put(key, text);
        }
    }
}
