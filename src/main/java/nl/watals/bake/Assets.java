package nl.watals.bake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.assets.HashedName;
import nl.watals.assets.StyleSheet;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import nl.watals.work.FileCache;
import nl.watals.work.Lazy;

/**
 * The files of a site that templates ask for by name: each gets an address with a hash in it, below one folder, so that
 * browsers may keep it for ever; style sheets are made small. The files also stay where JBake puts them. Thread-safe.
 */
final class Assets {
    /** What a page that asked for an address or a style has looked at, as {@link Touched} notes it. */
    private static final String ADDRESS = "asset:";

    private static final String STYLE = "style:";
    private static final String BYTES = "bytes:";

    private final Map<String, SourceFile> files = new HashMap<>();
    private final SourceHashes hashes;
    private final Problems problems;
    private final Images images;
    private final Cards cards;
    private final Pdfs pdfs;
    private final String folder;
    private final boolean hashed;
    private final Map<String, Lazy<Made>> made = new HashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * What became of a file.
     *
     * @param address from the root
     * @param text of a style sheet: its small form; else empty
     * @param names the other files that are asked for by it
     */
    private record Made(byte[] bytes, long hash, String address, String text, List<String> names) {}

    Assets(
            SourceTree tree,
            Settings settings,
            Map<String, String> messages,
            SourceHashes hashes,
            Images images,
            FileCache drawn,
            Problems problems) {
        this.hashes = hashes;
        this.problems = problems;
        this.images = images;
        this.cards = new Cards(settings, messages, drawn);
        String path = settings.text("asset.path");
        this.folder = path.isEmpty() ? "/" : "/" + path + "/";
        this.hashed = settings.flag("asset.hash");
        for (List<SourceFile> list : List.of(tree.contentAssets(), tree.assets())) {
            for (SourceFile file : list) {
                files.put(file.name(), file);
                made.put(file.name(), Lazy.of(() -> make(file)));
            }
        }
        this.pdfs = new Pdfs(settings, messages, this, drawn, problems);
    }

    /**
     * The assets of a site, its pictures and its cards.
     *
     * @param messages the texts of the site
     * @param pictures keeps copies of pictures
     * @param drawn keeps cards and PDFs
     */
    static Assets of(
            SourceFiles sources,
            Map<String, String> messages,
            SourceHashes hashes,
            FileCache pictures,
            FileCache drawn,
            Problems problems) {
        SourceTree tree = sources.tree();
        Settings settings = sources.settings();
        Images images = new Images(tree, settings, hashes, pictures, problems);
        return new Assets(tree, settings, messages, hashes, images, drawn, problems);
    }

    /** Where things are kept that are expensive to make, for all outputs of a source. */
    static Path cacheFolder(Path source) {
        return source.resolve(".watals").resolve("cache");
    }

    /** The assets of a site that is shown but not built. */
    static Assets shown(
            Path source, SourceFiles sources, Map<String, String> messages, SourceHashes hashes, Problems problems) {
        Path folder = cacheFolder(source);
        FileCache drawn = new FileCache(folder.resolve("cards"));
        return of(sources, messages, hashes, new FileCache(folder), drawn, problems);
    }

    Cards cards() {
        return cards;
    }

    Pdfs pdfs() {
        return pdfs;
    }

    Images images() {
        return images;
    }

    /** Every file that can be asked for, sorted. */
    Collection<String> names() {
        return new TreeSet<>(files.keySet());
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    static boolean isStyleSheet(String name) {
        return name.endsWith(".css");
    }

    /** The address of a file, from the root. The page at hand depends on it. */
    String address(String name) {
        Touched.variable(ADDRESS + name);
        use(name);
        return made.get(name).get().address();
    }

    /** A style sheet in its small form. The page at hand depends on it. */
    String style(String name) {
        Touched.variable(STYLE + name);
        Made sheet = made.get(name).get();
        sheet.names().forEach(this::use);
        return sheet.text();
    }

    /** The bytes of a file. The page at hand depends on it. */
    byte[] bytes(String name) {
        Touched.variable(BYTES + name);
        return made.get(name).get().bytes();
    }

    /** Where a file comes from, relative to the source folder. */
    String path(String name) {
        return files.get(name).path();
    }

    /** What a content security policy says of {@link #style}: {@code 'sha256-…'}, with its quotes. */
    String styleHash(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(style(name).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Reads a file ahead, so that what is wrong in it is known. */
    void prepare(String name) {
        made.get(name).get();
    }

    /** The digest of what a page looked at; empty when that is no file of ours. */
    Optional<Long> digest(String touched) {
        String name = nameOf(touched);
        if (name.isEmpty()) {
            return images.digest(touched).or(() -> pdfs.digest(touched));
        }
        return Optional.of(has(name) ? made.get(name).get().hash() : 0L);
    }

    /** Says that a page which is kept from the last build looked at this. */
    void keep(String touched) {
        String name = nameOf(touched);
        if (touched.startsWith(ADDRESS)) {
            use(name);
        } else if (touched.startsWith(STYLE)) {
            made.get(name).get().names().forEach(this::use);
        } else if (!touched.startsWith(BYTES)) {
            images.keep(touched);
            pdfs.keep(touched);
        }
    }

    private static String nameOf(String touched) {
        boolean ours = touched.startsWith(ADDRESS) || touched.startsWith(STYLE) || touched.startsWith(BYTES);
        return ours ? touched.substring(touched.indexOf(':') + 1) : "";
    }

    private void use(String name) {
        if (used.add(name)) {
            made.get(name).get().names().forEach(this::use);
        }
    }

    /** Each page says anew what it shows, when it is rendered. */
    void forgetUse() {
        used.clear();
        images.forgetUse();
        pdfs.forgetAll();
    }

    /** The files of the output, relative to it, that pages have asked for until now. */
    Set<String> written() {
        Set<String> written = new TreeSet<>();
        if (hashed) {
            used.forEach(name -> written.add(made.get(name).get().address().substring(1)));
        }
        written.addAll(images.written());
        written.addAll(cards.written());
        written.addAll(pdfs.written());
        return written;
    }

    /** The bytes of a file of the output, if it is one that pages may ask for. */
    Optional<byte[]> at(String file) {
        Optional<byte[]> picture = images.at(file).or(() -> cards.at(file)).or(() -> pdfs.at(file));
        if (picture.isPresent()) {
            return picture;
        }
        String address = "/" + file;
        for (Lazy<Made> candidate : hashed ? made.values() : List.<Lazy<Made>>of()) {
            if (candidate.get().address().equals(address)) {
                return Optional.of(candidate.get().bytes());
            }
        }
        return images.at(file);
    }

    /** What stands in the output for a file of the sources. */
    byte[] plain(SourceFile file) {
        return images.isCopied(file.name()) ? images.plain(file.name()) : file.read();
    }

    /** Writes every file that pages ask for under its hashed name. */
    void write(SiteOutput output) {
        if (!hashed) {
            return;
        }
        for (String name : used) {
            Made file = made.get(name).get();
            output.write(file.address().substring(1), file.bytes(), file.bytes().length);
        }
    }

    private Made make(SourceFile file) {
        byte[] bytes = images.isCopied(file.name()) ? images.plain(file.name()) : hashes.read(file);
        if (!isStyleSheet(file.name())) {
            return made(file.name(), bytes, "", List.of());
        }
        Neighbours neighbours = new Neighbours();
        String small = SourceText.decode(file.path(), bytes, problems)
                .map(source -> new StyleSheet(file.name(), source).minified(neighbours, problems))
                .orElse("");
        return made(file.name(), small.getBytes(StandardCharsets.UTF_8), small, neighbours.asked);
    }

    private Made made(String name, byte[] bytes, String text, List<String> names) {
        long hash = Manifest.hash(bytes, bytes.length);
        String address = hashed ? folder + HashedName.of(safe(name), hash) : "/" + name;
        return new Made(bytes, hash, address, text, List.copyOf(names));
    }

    /** The hash tells files apart, so a name need not keep what an address would have to escape. */
    static String safe(String name) {
        StringBuilder safe = new StringBuilder(name);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_';
            if (!plain) {
                safe.setCharAt(i, '-');
            }
        }
        return safe.toString();
    }

    /** The files of the site as one style sheet sees them. */
    private final class Neighbours implements StyleSheet.Files {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<String> address(String name) {
            // Two sheets could wait for each other's hash; one brings the other in with `@import`.
            if (!has(name) || isStyleSheet(name)) {
                return Optional.empty();
            }
            asked.add(name);
            return Optional.of(made.get(name).get().address());
        }

        @Override
        public Optional<StyleSheet> sheet(String name) {
            if (!has(name) || !isStyleSheet(name)) {
                return Optional.empty();
            }
            SourceFile file = files.get(name);
            return SourceText.decode(file.path(), hashes.read(file), problems)
                    .map(source -> new StyleSheet(name, source));
        }

        @Override
        public Collection<String> names() {
            return Assets.this.names();
        }
    }
}
