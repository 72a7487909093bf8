package nl.watals.bake;

import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what {@code cache} blocks of templates wrote, and what they looked at while they did: a page that takes a block
 * ready-made depends on all of that as well. Thread-safe.
 */
final class BlockCache {
    private static final int EXPECTED_BYTES = 1 << 10;

    private final Queue<Blocks> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger generation = new AtomicInteger();

    /** What one {@code cache} tag wrote, by the value of its key. */
    Blocks newTag() {
        Blocks blocks = new Blocks();
        all.add(blocks);
        return blocks;
    }

    /** Lets all blocks be rendered again, those that are being rendered at this moment too. */
    void invalidateAll() {
        generation.incrementAndGet();
        all.forEach(blocks -> blocks.byKey.clear());
    }

    /** What is rendered when nothing is kept. */
    interface Body {
        void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException;
    }

    /** The blocks of one tag. */
    final class Blocks {
        private final Map<Object, Block> byKey = new ConcurrentHashMap<>();

        /** Writes the block, rendering it first if nobody did. Two threads may both render it: with the same result. */
        void write(Object key, Body body, PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
                throws IOException {
            Block block = byKey.get(key);
            if (block == null) {
                int before = generation.get();
                block = make(body, self, context);
                byKey.put(key, block);
                if (generation.get() != before) {
                    byKey.remove(key, block);
                }
            }
            Touched.all(block.touched);
            block.write(writer);
        }

        private Block make(Body body, PebbleTemplateImpl self, EvaluationContextImpl context) throws IOException {
            Touched page = Touched.pause();
            Touched touched = Touched.begin();
            try {
                Utf8Writer text = new Utf8Writer(EXPECTED_BYTES);
                body.render(self, text, context);
                return new Block(text.toBytes(), touched);
            } finally {
                Touched.resume(page);
            }
        }
    }

    private static final class Block {
        private final byte[] utf8;
        private final Touched touched;

        private Block(byte[] utf8, Touched touched) {
            this.utf8 = utf8;
            this.touched = touched;
        }

        private void write(Writer writer) throws IOException {
            if (writer instanceof Utf8Writer page) {
                page.writeEncoded(utf8);
            } else {
                writer.write(new String(utf8, StandardCharsets.UTF_8));
            }
        }
    }
}
