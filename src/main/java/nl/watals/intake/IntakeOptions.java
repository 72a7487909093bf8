package nl.watals.intake;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.watals.site.FormSettings;
import nl.watals.site.Settings;
import nl.watals.submission.FormTexts;
import nl.watals.web.WebOptions;

/**
 * What an intake works with. Immutable.
 *
 * @param pages the pages of the site
 * @param key the file with the key of its stamps; made when it is not there
 * @param forms where visitors go afterwards
 * @param texts the words of forms and answers
 * @param language of the pages
 * @param site scheme and host of the site, without a slash at the end
 * @param origins where forms may come from besides the site and the intake: scheme, host and port, as browsers write them
 * @param limit how many forms a network may send within ten minutes before more of them count as suspect; five times as many
 *     are refused; 0 means no limit
 * @param attack how many forms within ten minutes, from everywhere, mean that the site is under attack; 0 means never
 * @param web how the server listens
 * @param clock the time
 */
public record IntakeOptions(
        PageSource pages,
        Path key,
        FormSettings forms,
        FormTexts texts,
        String language,
        String site,
        List<String> origins,
        int limit,
        int attack,
        WebOptions web,
        Clock clock) {
    public IntakeOptions {
        origins = List.copyOf(origins);
    }

    /**
     * Those of a site.
     *
     * @param source the source folder of the site
     * @param output the folder with its finished pages
     */
    public static IntakeOptions of(Path source, Path output, Settings settings, WebOptions web) {
        return of(source, new BuiltPages(output), settings, web);
    }

    /** Those of a site, with pages from elsewhere. */
    public static IntakeOptions of(Path source, PageSource pages, Settings settings, WebOptions web) {
        String language = settings.text("site.language");
        return new IntakeOptions(
                pages,
                source.resolve(".watals/intake.key"),
                new FormSettings(settings),
                FormTexts.of(language),
                language,
                settings.host(),
                settings.list("intake.origins"),
                settings.number("intake.limit"),
                settings.number("intake.attack"),
                web,
                Clock.systemUTC());
    }

    /** Whether the site has another host than the intake: then its files have other addresses. */
    boolean isElsewhere() {
        return !forms.intake().isEmpty();
    }

    /** The origins whose forms are taken. */
    List<String> known() {
        List<String> known = new ArrayList<>(origins);
        known.add(originOf(site));
        if (isElsewhere()) {
            known.add(originOf(forms.intake()));
        }
        web.url().ifPresent(url -> known.add(originOf(url.toString())));
        return known;
    }

    /** As browsers write it: without a path. */
    private static String originOf(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
