package nl.watals.work;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A value that is made when it is first asked for, once, and from any thread. It stays the same for good, but in a preview,
 * where its source can change under it: see {@link #renew}.
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

    /** From now on the value is this one, for everybody who asks. */
    public void renew(T changed) {
        synchronized (this) {
            value = Objects.requireNonNull(changed, "changed");
            maker = null;
        }
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
