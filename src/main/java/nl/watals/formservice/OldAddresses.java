package nl.watals.formservice;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.text.Slug;

/**
 * Where the posts and pages of the old site will stand on the new one: a page at its old path, a post at
 * {@code /nieuws/<year>/<slug>/}. Two that want one address: the one with the smaller id has it, the other gets its id behind.
 */
final class OldAddresses implements WxrReader.Visitor {
    /** WordPress's own addresses, which work beside the readable ones. */
    private static final Pattern NUMBERED = Pattern.compile("[?&](?:p|page_id)=(\\d+)");

    private final Map<String, String> newByOld = new HashMap<>();
    private final Map<String, String> newById = new HashMap<>();
    private final Map<String, OldFile> files = new HashMap<>();
    private final Map<Long, WxrKey> found = new TreeMap<>();
    private String host = "";

    /**
     * A picture or file that was put on the old site.
     *
     * @param address where it is there
     * @param description for who cannot see it; empty without one
     */
    record OldFile(String address, String description) {}

    /** What an address is made of. */
    private record WxrKey(String id, String type, String link, String year, String slug) {}

    @Override
    public void site(String address) {
        host = host(address);
    }

    @Override
    public void item(WxrItem item) throws IOException {
        String file = item.text("attachment_url").strip();
        if (item.type().equals("attachment") && !file.isEmpty()) {
            String description = item.notes.getOrDefault(WordPressPosts.DESCRIPTION, "");
            files.put(item.id(), new OldFile(file, description));
        }
        if (WordPressPosts.isPublished(item) && item.id().matches("\\d{1,18}")) {
            found.put(
                    Long.parseLong(item.id()), new WxrKey(item.id(), item.type(), item.link(), year(item), slug(item)));
        }
    }

    /** Gives every post its address, when all have been read. */
    void settle() {
        Set<String> taken = new HashSet<>();
        for (WxrKey key : found.values()) {
            String wanted = wanted(key);
            String address = wanted;
            if (!taken.add(address)) {
                address = wanted.substring(0, wanted.length() - 1) + "-" + key.id() + "/";
                taken.add(address);
            }
            newById.put(key.id(), address);
            String old = path(key.link());
            if (!old.equals("/") && !old.isEmpty()) {
                newByOld.putIfAbsent(old, address);
            }
        }
        found.clear();
    }

    private String wanted(WxrKey key) {
        String path = path(key.link());
        if (key.type().equals("post")) {
            return "/nieuws/" + key.year() + "/" + key.slug() + "/";
        }
        StringBuilder address = new StringBuilder("/");
        for (String part : path.split("/")) {
            String slug = Slug.of(part);
            if (!slug.isEmpty()) {
                address.append(slug).append('/');
            }
        }
        return address.length() == 1 ? "/" + key.slug() + "/" : address.toString();
    }

    private static String year(WxrItem item) {
        String date = item.text("post_date");
        return date.matches("[12]\\d{3}-.*") && !date.startsWith("0000") ? date.substring(0, 4) : "onbekend";
    }

    private static String slug(WxrItem item) {
        String slug = Slug.of(decode(item.text("post_name").strip()));
        if (slug.isEmpty()) {
            slug = Slug.of(WordPressPosts.title(item));
        }
        return slug.isEmpty() ? "bericht-" + item.id() : slug;
    }

    /** The new address of a post by its id. */
    Optional<String> byId(String id) {
        return Optional.ofNullable(newById.get(id));
    }

    /** The file with this id. */
    Optional<OldFile> file(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** The old site's name, such as {@code example.nl}; empty when the export does not say. */
    String host() {
        return host;
    }

    /** Whether an address is on the old site. */
    boolean isOwn(String address) {
        return address.startsWith("/") && !address.startsWith("//")
                || !host.isEmpty() && host(address).equals(host);
    }

    /** A link as it should stand on the new site: to the new place of an old page, else as it was. */
    String link(String target) {
        if (!isOwn(target)) {
            return target;
        }
        Matcher byNumber = NUMBERED.matcher(target);
        if (byNumber.find() && newById.containsKey(byNumber.group(1))) {
            return newById.get(byNumber.group(1));
        }
        String path = path(target);
        String moved = newByOld.get(path.endsWith("/") || path.contains(".") ? path : path + "/");
        if (moved == null) {
            return target.startsWith("/") ? target : target.contains("#") || path.isEmpty() ? target : path;
        }
        int hash = target.indexOf('#');
        return hash < 0 ? moved : moved + target.substring(hash);
    }

    private static String host(String address) {
        int start = address.indexOf("//");
        if (start < 0) {
            return "";
        }
        int end = start + 2;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String host = address.substring(start + 2, end).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** The path of an address, decoded; {@code /?p=12} has none but {@code /}. */
    static String path(String address) {
        String text = address.startsWith("//") ? "https:" + address : address;
        return decode(Paths.of(text));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign is part of the text.
            return text;
        }
    }
}
