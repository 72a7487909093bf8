package nl.watals.bake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.assets.HashedName;
import nl.watals.images.SocialCard;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.work.FileCache;
import nl.watals.work.Parallel;

/**
 * The pictures that others show when somebody shares a page: one for each page of the types that {@code cards.types} names,
 * and one for all others. A card is a function of its words, and its address has their hash in it. Thread-safe.
 */
final class Cards {
    private final Set<String> types;
    private final Settings settings;
    private final Map<String, String> messages;
    private final FileCache cache;
    private final String folder;
    private final DateFilter day;
    private final Map<String, Words> byFile = new ConcurrentHashMap<>();

    /** What stands on a card. */
    private record Words(String kicker, String text, String footer, String hash) {}

    /** @param messages the site's texts, of which {@code card.<type>} is the word above the text */
    Cards(Settings settings, Map<String, String> messages, FileCache cache) {
        this.types = new HashSet<>(settings.list("cards.types"));
        this.settings = settings;
        this.messages = messages;
        this.cache = cache;
        String path = settings.text("asset.path");
        this.folder = path.isEmpty() ? "/cards/" : "/" + path + "/cards/";
        this.day = new DateFilter(
                DateFilter.Form.LONGDATE, settings.text("site.language").startsWith("nl"), settings.zone());
    }

    boolean isOn() {
        return !types.isEmpty();
    }

    /** The address of the card of a page; empty for a withdrawn page, which has none. */
    Optional<String> address(Page page) {
        if (page.flag("withdrawn")) {
            return Optional.empty();
        }
        if (!types.contains(page.type())) {
            return Optional.of(ofSite());
        }
        String url = page.address().url();
        int end = url.endsWith("/") ? url.length() - 1 : url.lastIndexOf('.') < 0 ? url.length() : url.lastIndexOf('.');
        String name = end <= 0 ? "" : url.substring(url.lastIndexOf('/', end - 1) + 1, end);
        return Optional.of(address(name.isEmpty() ? "home" : name, kicker(page), page.title()));
    }

    /** The address of the card of every page without one of its own. */
    String ofSite() {
        return address("site", "", settings.text("site.description"));
    }

    /** What there is to read on the card of a page, for those who cannot see it. */
    String text(Page page) {
        return types.contains(page.type()) ? kickered(kicker(page), page.title()) : textOfSite();
    }

    /** What there is to read on the card of the site. */
    String textOfSite() {
        String text = settings.text("site.description");
        return text.isEmpty() ? settings.text("site.title") : text;
    }

    private static String kickered(String kicker, String title) {
        return kicker.isEmpty() ? title : kicker + ": " + title;
    }

    private String kicker(Page page) {
        String kicker = messages.getOrDefault("card." + page.type(), "");
        Object start = page.values().get("start");
        if (start == null) {
            return kicker;
        }
        String date = day.apply(start, Map.of(), null, null, 0).toString();
        return kicker.isEmpty() ? date : kicker + " · " + date;
    }

    private String address(String name, String kicker, String text) {
        String site = settings.text("site.title");
        String words = text.isEmpty() ? site : text;
        String hash = Images.sha256(
                (SocialCard.VERSION + "\0" + kicker + "\0" + words + "\0" + site).getBytes(StandardCharsets.UTF_8));
        String address = folder
                + HashedName.of(Assets.safe(name) + ".png", HexFormat.fromHexDigitsToLong(hash.substring(0, 16)));
        byFile.putIfAbsent(address.substring(1), new Words(kicker, words, site, hash));
        return address;
    }

    /** No page has the card at this address any more. */
    void forget(String address) {
        byFile.remove(address.substring(1));
    }

    /** The files that were asked for until now, relative to the output. */
    Set<String> written() {
        return new TreeSet<>(byFile.keySet());
    }

    /** The bytes of a file of the output, if it is a card. */
    Optional<byte[]> at(String file) {
        return Optional.ofNullable(byFile.get(file)).map(this::png);
    }

    /** Writes every card that was asked for. One that the last build left is taken over. */
    void write(SiteOutput output) {
        List<String> missing = new ArrayList<>();
        for (String file : byFile.keySet()) {
            if (!output.keep(file)) {
                missing.add(file);
            }
        }
        Parallel.forEachHeavy(missing.size(), i -> {
            byte[] png = png(byFile.get(missing.get(i)));
            output.write(missing.get(i), png, png.length);
        });
    }

    private byte[] png(Words words) {
        Optional<byte[]> kept = cache.get(words.hash());
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] png = CardMaking.png(words.kicker(), words.text(), words.footer());
        cache.put(words.hash(), png);
        return png;
    }
}
