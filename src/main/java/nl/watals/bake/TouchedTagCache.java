package nl.watals.bake;

import io.pebbletemplates.pebble.cache.CacheKey;
import io.pebbletemplates.pebble.cache.PebbleCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.watals.work.Lazy;

/**
 * What stands in Pebble's {@code cache} tags: rendered by the first page that comes to it. Every page that shows it
 * depends on what that rendering looked at ({@link Touched}). Thread-safe.
 */
final class TouchedTagCache implements PebbleCache<CacheKey, Object> {
    private record Part(Object text, Touched touched) {}

    private final Map<CacheKey, Lazy<Part>> parts = new ConcurrentHashMap<>();

    @Override
    public Object computeIfAbsent(CacheKey key, Function<? super CacheKey, ?> render) {
        // Only the lazy value is made in the map: a part can hold other parts.
        Part part = parts.computeIfAbsent(key, any -> Lazy.of(() -> render(key, render)))
                .get();
        Touched.all(part.touched());
        return part.text();
    }

    private static Part render(CacheKey key, Function<? super CacheKey, ?> render) {
        Touched outer = Touched.current();
        Touched own = Touched.begin();
        try {
            return new Part(render.apply(key), own);
        } finally {
            Touched.resume(outer);
        }
    }

    @Override
    public void invalidateAll() {
        parts.clear();
    }
}
