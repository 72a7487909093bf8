package nl.watals.work;

import java.util.function.Supplier;

/**
 * A value that is made when it is first asked for, once, and from any thread.
 *
 * @param <T> never null
 */
public final class Lazy<T> {
    private Supplier<T> maker;
    private volatile T value;

    private Lazy(Supplier<T> maker, T value) {
        this.maker = maker;
        this.value = value;
    }

    /** @param maker called at most once; what it holds on to is given free afterwards */
    public static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker, null);
    }

    /** A value that is there already. */
    public static <T> Lazy<T> ready(T value) {
        return new Lazy<>(null, value);
    }

    /** The value. What its maker throws is thrown here, and the next call tries again. */
    public T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (value == null) {
                value = maker.get();
                maker = null;
            }
            return value;
        }
    }
}
