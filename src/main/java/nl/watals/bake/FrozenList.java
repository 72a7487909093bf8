package nl.watals.bake;

import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.jbake.app.DocumentList;

/** A list of JBake's type that all pages share: backed by an array, and nobody can change it. */
final class FrozenList<T> extends DocumentList<T> {
    private static final long serialVersionUID = 1L;

    private final transient List<T> items;

    FrozenList(List<T> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public T getFirst() {
        return items.get(0);
    }

    @Override
    public T getLast() {
        return items.get(items.size() - 1);
    }

    @Override
    public boolean contains(Object item) {
        return items.contains(item);
    }

    @Override
    public int indexOf(Object item) {
        return items.indexOf(item);
    }

    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }

    @Override
    public ListIterator<T> listIterator(int index) {
        return items.listIterator(index);
    }

    @Override
    public List<T> subList(int from, int to) {
        return items.subList(from, to);
    }

    @Override
    public Object[] toArray() {
        return items.toArray();
    }

    @Override
    public <E> E[] toArray(E[] array) {
        return items.toArray(array);
    }

    @Override
    public boolean add(T item) {
        throw new UnsupportedOperationException("all pages share this list");
    }

    @Override
    public T remove(int index) {
        throw new UnsupportedOperationException("all pages share this list");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("all pages share this list");
    }
}
