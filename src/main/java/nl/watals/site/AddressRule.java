package nl.watals.site;

import java.util.Optional;

/** How the path of a content file becomes an address, as JBake does it and {@code jbake.properties} says. */
public final class AddressRule {
    private final boolean folders;
    private final String folderPrefix;
    private final Settings settings;
    private final String draftSuffix;

    public AddressRule(Settings settings) {
        this.folderPrefix = settings.text("uri.noExtension.prefix");
        this.folders = settings.flag("uri.noExtension") && !folderPrefix.isEmpty();
        this.settings = settings;
        this.draftSuffix = settings.text("draft.suffix");
    }

    /**
     * The address of a content file.
     *
     * <p>With {@code uri.noExtension}, {@code a/b.md} stands at {@code /a/b/} and {@code a/index.md} at {@code /a/};
     * else at {@code /a/b.html} and {@code /a/index.html}. A draft gets {@code draft.suffix} behind its file name, as in
     * JBake.
     *
     * @param contentPath relative to the content folder, with {@code /} between the parts
     * @param type whose pages may end in {@code template.<type>.extension} instead of {@code output.extension}
     * @param slug stands in for the file's name
     * @return empty when a part of the path has a character that has no place in an address
     */
    public Optional<Address> address(String contentPath, Optional<String> slug, String type, PageStatus status) {
        int nameStart = contentPath.lastIndexOf('/') + 1;
        int dot = contentPath.lastIndexOf('.');
        String folder = contentPath.substring(0, nameStart);
        String name = contentPath.substring(nameStart, dot > nameStart ? dot : contentPath.length());
        String last = slug.orElse(name);
        if (!isSafe(folder) || !isSafe(last) || last.isEmpty()) {
            return Optional.empty();
        }
        boolean inFolder = folders && ("/" + contentPath).startsWith(folderPrefix);
        String file = inFolder && !last.equals("index") ? folder + last + "/index" : folder + last;
        String suffix = status == PageStatus.DRAFT ? draftSuffix : "";
        return Optional.of(Address.ofFile(file + suffix + settings.outputExtension(type)));
    }

    static boolean isSafe(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean safe = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '/';
            if (!safe) {
                return false;
            }
        }
        return true;
    }
}
