package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.assets.HashedName;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.images.ImageFormat;
import nl.watals.images.ImageHeader;
import nl.watals.images.Rendition;
import nl.watals.images.Svg;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.work.FileCache;
import nl.watals.work.Lazy;
import nl.watals.work.Parallel;

/**
 * The pictures of a site: what they are, the copies that pages offer, and a clean copy in the place of each file. All of it
 * only if the setting {@code images.widths} says so; else pictures are files like others. Thread-safe.
 */
final class Images {
    /** What a page that shows a picture has looked at, as {@link Touched} notes it; behind it stands the name. */
    private static final String TOUCHED = "image:";

    private static final Set<String> OTHER_KINDS = Set.of("heic", "heif", "avif", "jxl", "tif", "tiff", "bmp");
    private static final String AGAIN = "save it again as JPEG or PNG";

    private final Map<String, Lazy<Known>> known = new TreeMap<>();
    private final SourceHashes hashes;
    private final Problems problems;
    private final FileCache cache;
    private final List<Integer> widths = new ArrayList<>();
    private final boolean webp;
    private final int megapixels;
    private final String folder;
    private final String sizes;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * What is known of a file without decoding it.
     *
     * @param hash over the bytes, in hexadecimal
     * @param header empty for a drawing, and for a file that was reported
     * @param width 0 when a drawing does not say
     */
    record Known(SourceFile file, String hash, Optional<ImageHeader> header, int width, int height) {}

    Images(SourceTree tree, Settings settings, SourceHashes hashes, FileCache cache, Problems problems) {
        this.hashes = hashes;
        this.problems = problems;
        this.cache = cache;
        widths.addAll(settings.numbers("images.widths"));
        this.webp = settings.flag("images.webp");
        this.megapixels = settings.number("images.megapixels");
        String path = settings.text("asset.path");
        this.folder = path.isEmpty() ? "/" : "/" + path + "/";
        this.sizes = settings.text("images.sizes");
        if (isOn()) {
            for (List<SourceFile> list : List.of(tree.contentAssets(), tree.assets())) {
                for (SourceFile file : list) {
                    if (isPicture(file.name())) {
                        known.put(file.name(), Lazy.of(() -> look(file)));
                    }
                }
            }
        }
    }

    boolean isOn() {
        return !widths.isEmpty();
    }

    private static boolean isPicture(String name) {
        return ImageFormat.ofName(name).isPresent() || isSvg(name) || OTHER_KINDS.contains(ending(name));
    }

    private static boolean isSvg(String name) {
        return ending(name).equals("svg");
    }

    private static String ending(String name) {
        return SourceTree.extension(name).toLowerCase(Locale.ROOT);
    }

    /** Whether the file is a picture of which the output gets a clean copy. */
    boolean isCopied(String name) {
        return known.containsKey(name) && ImageFormat.ofName(name).isPresent();
    }

    /** Every picture, sorted. */
    Collection<String> names() {
        return known.keySet();
    }

    boolean has(String name) {
        return known.containsKey(name);
    }

    String defaultSizes() {
        return sizes;
    }

    /** Looks at every picture; what is wrong with one is reported. Nothing is decoded. */
    void lookAtAll() {
        List<Lazy<Known>> all = List.copyOf(known.values());
        Parallel.forEach(all.size(), i -> all.get(i).get());
    }

    /** What is known of a picture. The page at hand depends on it, and its copies will be made. */
    Known show(String name) {
        Touched.variable(TOUCHED + name);
        used.add(name);
        return known.get(name).get();
    }

    /** The copies of a picture from which browsers choose; empty for one that moves, and for a drawing. */
    List<Rendition> renditions(Known picture) {
        return picture.header()
                .map(header -> Rendition.of(header, widths, webp))
                .orElse(List.of());
    }

    /** The address of a copy, from the root. */
    String address(Known picture, Rendition rendition) {
        String name = picture.file().name();
        int dot = name.lastIndexOf('.');
        long hash = HexFormat.fromHexDigitsToLong(picture.hash().substring(0, 16));
        String copy = Assets.safe(name.substring(0, dot)) + "-" + rendition.width() + "."
                + rendition.format().ending();
        return folder
                + HashedName.of(
                        copy, new Digest().add(hash).add(rendition.key()).value());
    }

    /** The digest of what a page looked at; empty when that is no picture. */
    Optional<Long> digest(String touched) {
        if (!touched.startsWith(TOUCHED)) {
            return Optional.empty();
        }
        Lazy<Known> picture = known.get(touched.substring(TOUCHED.length()));
        return Optional.of(picture == null ? 0L : hashes.of(picture.get().file().path()));
    }

    /** Says that a page which is kept from the last build looked at this. */
    void keep(String touched) {
        if (touched.startsWith(TOUCHED)) {
            used.add(touched.substring(TOUCHED.length()));
        }
    }

    // ---- looking

    private Known look(SourceFile file) {
        byte[] bytes = hashes.read(file);
        String hash = sha256(bytes);
        if (isSvg(file.name())) {
            return lookAtDrawing(file, bytes, hash);
        }
        Optional<ImageHeader> header = ImageHeader.read(bytes);
        String what = mistake(file, header, bytes);
        if (!what.isEmpty() || header.isEmpty()) {
            return new Known(file, hash, Optional.empty(), 0, 0);
        }
        return new Known(file, hash, header, header.get().width(), header.get().height());
    }

    private Known lookAtDrawing(SourceFile file, byte[] bytes, String hash) {
        Svg svg = Svg.read(new String(bytes, StandardCharsets.UTF_8));
        svg.mistake()
                .ifPresent(what -> report(
                        file, "this drawing holds " + what, "leave it out; a drawing runs nothing and loads nothing"));
        return new Known(file, hash, Optional.empty(), svg.width(), svg.height());
    }

    /** Reports what is wrong with a picture; empty when nothing is. */
    private String mistake(SourceFile file, Optional<ImageHeader> header, byte[] bytes) {
        String ending = ending(file.name());
        Optional<ImageFormat> promised = ImageFormat.ofName(file.name());
        if (promised.isEmpty()) {
            return report(file, "pictures that end in ." + ending + " are not read here", AGAIN);
        }
        if (header.isEmpty()) {
            return report(
                    file, bytes.length == 0 ? "this picture is empty" : "this is no picture that can be read", AGAIN);
        }
        ImageHeader image = header.get();
        if (image.format() != promised.get()) {
            return report(
                    file,
                    "this is a picture in " + image.format() + ", but its name ends in ." + ending,
                    "let the name end in ." + image.format().ending());
        }
        if (!image.whole()) {
            return report(file, "this picture stops before its end", "it was cut off on its way; copy it again");
        }
        if (image.animated() && image.format() != ImageFormat.GIF) {
            return report(file, "a picture that moves can only be a GIF here", "save it as GIF, or one frame of it");
        }
        long most = megapixels * 1_000_000L;
        long pixels = (long) image.width() * image.height();
        if (pixels > most) {
            return report(
                    file,
                    "this picture has " + image.width() + " × " + image.height() + " pixels; at most " + megapixels
                            + " million are read",
                    "make it smaller; 2400 pixels wide is plenty");
        }
        return "";
    }

    private String report(SourceFile file, String what, String hint) {
        problems.add(file.path(), 1, 1, what, hint);
        return what;
    }

    /** The hash of the bytes in hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    // ---- making

    /** Writes a clean copy of every picture in its own place, and all copies of those that pages show. */
    void write(SiteOutput output) {
        List<Known> pictures = new ArrayList<>();
        for (Lazy<Known> lazy : known.values()) {
            if (lazy.get().header().isPresent()) {
                pictures.add(lazy.get());
            }
        }
        Parallel.forEachHeavy(pictures.size(), i -> write(pictures.get(i), output));
    }

    private void write(Known picture, SiteOutput output) {
        String name = picture.file().name();
        if (used.contains(name)) {
            writeCopies(picture, output);
        }
        byte[] plain = plain(picture);
        output.write(name, plain, plain.length);
    }

    private void writeCopies(Known picture, SiteOutput output) {
        List<Rendition> missing = new ArrayList<>();
        for (Rendition rendition : renditions(picture)) {
            if (!output.keep(address(picture, rendition).substring(1))) {
                missing.add(rendition);
            }
        }
        List<byte[]> copies = copies(picture, missing);
        for (int i = 0; i < copies.size(); i++) {
            output.write(address(picture, missing.get(i)).substring(1), copies.get(i), copies.get(i).length);
        }
    }

    /** Each page says anew which pictures it shows, when it is rendered. */
    void forgetUse() {
        used.clear();
    }

    /** The files that pages have asked for until now, relative to the output. */
    Set<String> written() {
        Set<String> written = new TreeSet<>();
        for (String name : used) {
            Known picture = known.get(name).get();
            renditions(picture)
                    .forEach(copy -> written.add(address(picture, copy).substring(1)));
        }
        return written;
    }

    /** The bytes of a file of the output, if it is one that is made from a picture. */
    Optional<byte[]> at(String file) {
        if (isCopied(file)) {
            return Optional.of(plain(file));
        }
        String address = "/" + file;
        for (Lazy<Known> lazy : address.startsWith(folder) ? known.values() : List.<Lazy<Known>>of()) {
            Known picture = lazy.get();
            for (Rendition rendition : renditions(picture)) {
                if (address(picture, rendition).equals(address)) {
                    return copies(picture, List.of(rendition)).stream().findFirst();
                }
            }
        }
        return Optional.empty();
    }

    /** The clean copy of a picture, in its own format. */
    byte[] plain(String name) {
        Known picture = known.get(name).get();
        return picture.header().isEmpty() ? new byte[0] : plain(picture);
    }

    private byte[] plain(Known picture) {
        ImageHeader header = picture.header().get();
        if (header.animated()) {
            return ImageMaking.cleanGif(bytes(picture));
        }
        List<byte[]> copies = copies(picture, List.of(Rendition.plain(header, widths)));
        return copies.isEmpty() ? new byte[0] : copies.get(0);
    }

    /** The copies, from the cache or made now; empty when the picture cannot be decoded, which is reported. */
    private List<byte[]> copies(Known picture, List<Rendition> wanted) {
        List<byte[]> copies = new ArrayList<>();
        for (Rendition rendition : wanted) {
            cache.get(picture.hash() + rendition.key()).ifPresent(copies::add);
        }
        if (copies.size() == wanted.size()) {
            return copies;
        }
        Optional<List<byte[]>> made =
                ImageMaking.make(bytes(picture), picture.header().get(), wanted);
        if (made.isEmpty()) {
            report(picture.file(), "this picture is damaged", AGAIN);
            return List.of();
        }
        for (int i = 0; i < wanted.size(); i++) {
            cache.put(picture.hash() + wanted.get(i).key(), made.get().get(i));
        }
        return made.get();
    }

    private byte[] bytes(Known picture) {
        byte[] bytes = picture.file().read();
        if (!sha256(bytes).equals(picture.hash())) {
            throw new UncheckedIOException(
                    new IOException(picture.file().path() + " was changed during the build; build again"));
        }
        return bytes;
    }
}
