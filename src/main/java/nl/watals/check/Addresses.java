package nl.watals.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** From links to files and back. */
final class Addresses {
    private static final String INDEX = "index.html";

    private Addresses() {}

    /** The address of a file, from the root. */
    static String url(String file) {
        boolean index = file.equals(INDEX) || file.endsWith("/" + INDEX);
        return "/" + (index ? file.substring(0, file.length() - INDEX.length()) : file);
    }

    /** The file at an address from the root, without a fragment. */
    static String file(String address) {
        String path = decoded(address);
        return (path.endsWith("/") ? path + INDEX : path).substring(1);
    }

    /** The text without percent signs; as it is when these are not what they should be. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Where a link of a page leads, from the root, without a query. */
    static String resolve(String page, String link) {
        int hash = link.indexOf('#');
        String fragment = hash < 0 ? "" : link.substring(hash);
        String path = hash < 0 ? link : link.substring(0, hash);
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        String url = url(page);
        if (path.isEmpty()) {
            return url + fragment;
        }
        String whole = path.startsWith("/") ? path : url.substring(0, url.lastIndexOf('/') + 1) + path;
        return (whole.contains("/.") ? normal(whole) : whole) + fragment;
    }

    private static String normal(String path) {
        List<String> parts = new ArrayList<>();
        String[] all = path.split("/", -1);
        for (int i = 1; i < all.length; i++) {
            boolean dots = all[i].equals(".") || all[i].equals("..");
            if (all[i].equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            }
            if (!dots) {
                parts.add(all[i]);
            } else if (i == all.length - 1) {
                parts.add("");
            }
        }
        return "/" + String.join("/", parts);
    }
}
