package nl.watals.bake;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import nl.watals.work.Lazy;

/** A list whose items are looked up when somebody asks for one of them; its size is known before. Nobody can change it. */
final class LazyList<T> extends AbstractList<T> {
    private final int size;
    private final Lazy<List<T>> items;

    /** @param items as many as the size says */
    LazyList(int size, Lazy<List<T>> items) {
        super();
        this.size = size;
        this.items = items;
    }

    @Override
    public T get(int index) {
        return items.get().get(index);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<T> iterator() {
        return items.get().iterator();
    }
}
