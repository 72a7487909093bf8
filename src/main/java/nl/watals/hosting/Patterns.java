package nl.watals.hosting;

import java.util.StringJoiner;

/** The rules about names as regular expressions that PCRE, RE2 and Java read alike, without capitals that mean anything. */
final class Patterns {
    private static final String HASHED = "\\.[0-9a-v]{13}\\.[^./]*$";

    private Patterns() {}

    /** What a path from the root looks like whose file is {@link Caching#IMMUTABLE}: alternatives without an anchor before. */
    static String immutable(HostingRules rules) {
        String hashed = "/.*" + HASHED;
        return rules.index().isEmpty() ? hashed : hashed + "|/" + literal(rules.index()) + "[^/]+/.";
    }

    /** The end of the path of a compressed copy. */
    static String copies() {
        StringJoiner texts = new StringJoiner("|");
        for (String ending : MediaTypes.endings()) {
            if (HostingRules.isText(MediaTypes.of("x." + ending))) {
                texts.add(ending);
            }
        }
        return "\\.(?:" + texts + ")\\.(?:br|gz)$";
    }

    /** Folders have letters, digits, hyphens, dots, lines and slashes; of these only the dot means anything. */
    private static String literal(String folder) {
        return folder.replace(".", "\\.");
    }
}
