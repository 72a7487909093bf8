package nl.watals.formservice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a CSV export as entries, mapped to its header by position. */
final class CsvEntries {
    private final CsvReader reader;
    private final Place start;
    private List<String> names = List.of();
    private CsvReader.Line header;

    CsvEntries(TextInput in) throws IOException {
        this.start = in.place();
        this.reader = new CsvReader(in);
        this.header = reader.header();
        if (header instanceof CsvReader.Row row) {
            names = row.cells().stream().map(CsvReader.Cell::text).toList();
        }
    }

    /** The names of the columns; empty when there is no header that can be read. */
    List<String> names() {
        return names;
    }

    void read(EntryConsumer to) throws IOException {
        if (header instanceof CsvReader.Broken broken) {
            to.problem(broken.place().problem("the header: " + broken.what(), broken.hint()));
            return;
        }
        if (header == null) {
            to.problem(start.problem("this file is empty", "export again"));
            return;
        }
        for (CsvReader.Line line = reader.next(); line != null; line = reader.next()) {
            if (line instanceof CsvReader.Broken broken) {
                to.broken(
                        broken.number(),
                        broken.place().problem("row " + broken.number() + ": " + broken.what(), broken.hint()));
            } else {
                row((CsvReader.Row) line, to);
            }
        }
    }

    private void row(CsvReader.Row row, EntryConsumer to) throws IOException {
        List<CsvReader.Cell> cells = row.cells();
        Optional<CsvReader.Cell> extra = firstExtra(cells);
        if (extra.isPresent()) {
            to.broken(
                    row.number(),
                    new Place(
                                    row.place().path(),
                                    extra.get().line(),
                                    extra.get().column())
                            .problem(
                                    "row " + row.number() + " has " + cells.size() + " cells, and the header "
                                            + names.size(),
                                    "a text with a comma, semicolon or tab stands between quotes"));
            return;
        }
        if (row.cut() && cells.size() < names.size()) {
            to.broken(
                    row.number(),
                    row.place()
                            .problem(
                                    "row " + row.number() + ", the last one, ends after " + cells.size() + " of "
                                            + names.size() + " cells",
                                    "was the file cut off? export again"));
            return;
        }
        List<Entry.Value> values = new ArrayList<>(names.size());
        CsvReader.Cell absent =
                new CsvReader.Cell("", row.place().line(), row.place().column());
        for (int i = 0; i < names.size(); i++) {
            CsvReader.Cell cell = i < cells.size() ? cells.get(i) : absent;
            values.add(new Entry.Value(names.get(i), cell.text(), cell.line(), cell.column()));
        }
        to.entry(new Entry(row.number(), row.place(), values));
    }

    private Optional<CsvReader.Cell> firstExtra(List<CsvReader.Cell> cells) {
        for (int i = names.size(); i < cells.size(); i++) {
            if (!cells.get(i).text().isBlank()) {
                return Optional.of(cells.get(i));
            }
        }
        return Optional.empty();
    }
}
