package nl.watals.bake;

import java.util.Collection;

/**
 * Mixes values into 64 bits, to tell whether something changed since the last build: against chance, not against malice.
 * Not thread-safe.
 */
final class Digest {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long state = 0x243F6A8885A308D3L;

    Digest add(long value) {
        long mixed = (state ^ value) * PRIME;
        state = mixed ^ (mixed >>> 29);
        return this;
    }

    Digest add(boolean value) {
        return add(value ? 1 : 2);
    }

    /** The text with its length, so that two texts never run into each other. */
    Digest add(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L + text.charAt(i);
        }
        return add(hash);
    }

    Digest addAll(Collection<String> texts) {
        add(texts.size());
        for (String text : texts) {
            add(text);
        }
        return this;
    }

    long value() {
        return state;
    }
}
