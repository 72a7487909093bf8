package nl.watals.bake;

import io.pebbletemplates.pebble.cache.CacheKey;
import io.pebbletemplates.pebble.cache.PebbleCache;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Keeps what {@code cache} blocks of templates wrote, and what they looked at while they did: a page that takes a block
 * ready-made depends on all of that as well.
 */
final class BlockCache implements PebbleCache<CacheKey, Object> {
    /** From how many characters on a text is kept in UTF-8 as well. */
    static final int LONG = 1000;

    private record Block(Object text, Touched touched) {}

    /** The long texts by identity. There are few of them: a map that is copied for each new one is read without a lock. */
    private volatile Map<Object, byte[]> encoded = new IdentityHashMap<>();

    private final ConcurrentMap<CacheKey, Block> blocks = new ConcurrentHashMap<>();

    @Override
    public Object computeIfAbsent(CacheKey key, Function<? super CacheKey, ?> render) {
        Block block = blocks.get(key);
        if (block == null) {
            block = blocks.computeIfAbsent(key, absent -> make(absent, render));
        }
        Touched.all(block.touched());
        return block.text();
    }

    private Block make(CacheKey key, Function<? super CacheKey, ?> render) {
        Touched page = Touched.pause();
        Touched touched = Touched.begin();
        try {
            return new Block(kept(render.apply(key)), touched);
        } finally {
            Touched.resume(page);
        }
    }

    private synchronized Object kept(Object text) {
        if (text instanceof String string && string.length() >= LONG) {
            Map<Object, byte[]> more = new IdentityHashMap<>(encoded);
            Utf8Writer writer = new Utf8Writer(this);
            writer.write(string, 0, string.length());
            more.put(text, Arrays.copyOf(writer.buffer(), writer.size()));
            encoded = more;
        }
        return text;
    }

    /** The text of a block in UTF-8; null when it is none, or a short one. */
    byte[] encoded(String text) {
        return encoded.get(text);
    }

    @Override
    public synchronized void invalidateAll() {
        blocks.clear();
        encoded = new IdentityHashMap<>();
    }
}
