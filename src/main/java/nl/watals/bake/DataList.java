package nl.watals.bake;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A data file that is a list: templates go through it as it is, or through its {@code data}, as JBake has it. Pebble needs
 * to reach {@code getData} by reflection, hence public.
 */
public final class DataList extends AbstractList<Object> implements RandomAccess {
    private final List<?> items;

    DataList(List<?> items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** The list itself. */
    public List<?> getData() {
        return items;
    }
}
