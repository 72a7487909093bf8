package nl.watals.formservice;

import java.util.List;

/**
 * One submission as its export has it, before it is understood.
 *
 * @param number the row, as a person counts: in a spreadsheet the header is row 1; elsewhere the first one is 1
 * @param values in the order of the file; a name can occur more than once
 */
record Entry(int number, Place place, List<Value> values) {
    Entry {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param name the column or key, as written
     * @param text as written; empty when there is none
     */
    record Value(String name, String text, int line, int column) {
        @Override
        public String toString() {
            return "Value[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "Entry[" + number + "]";
    }
}
