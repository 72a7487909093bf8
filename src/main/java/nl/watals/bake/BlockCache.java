package nl.watals.bake;

import io.pebbletemplates.pebble.cache.CacheKey;
import io.pebbletemplates.pebble.cache.PebbleCache;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Keeps what {@code cache} blocks of templates wrote, and what they looked at while they did: a page that takes a block
 * ready-made depends on all of that as well.
 */
final class BlockCache implements PebbleCache<CacheKey, Object> {
    private record Block(Object text, Touched touched) {}

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

    private static Block make(CacheKey key, Function<? super CacheKey, ?> render) {
        Touched page = Touched.pause();
        Touched touched = Touched.begin();
        try {
            return new Block(render.apply(key), touched);
        } finally {
            Touched.resume(page);
        }
    }

    @Override
    public void invalidateAll() {
        blocks.clear();
    }
}
