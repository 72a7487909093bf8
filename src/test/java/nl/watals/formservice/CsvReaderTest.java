package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void soundRowsAreReadAsAnotherReaderReadsThem() throws IOException {
        Random random = new Random(7);
        String[] pieces = {"a", "b c", "\"", "\"\"", ",", "\n", "\r\n", "é", "😀", ""};
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder("k1,k2,k3\n");
            for (int row = 0; row < 5; row++) {
                for (int cell = 0; cell < 3; cell++) {
                    text.append(cell == 0 ? "" : ",").append(cell(random, pieces));
                }
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            assertThat(cells(text.toString())).as(text.toString()).isEqualTo(reference(text.toString()));
        }
    }

    private static String cell(Random random, String[] pieces) {
        if (random.nextInt(3) == 0) {
            return "x" + random.nextInt(100);
        }
        StringBuilder cell = new StringBuilder("y");
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.append(pieces[random.nextInt(pieces.length)]);
        }
        return '"' + cell.toString().replace("\"", "\"\"") + '"';
    }

    private static List<List<String>> cells(String text) throws IOException {
        CsvReader reader = reader(text);
        List<List<String>> rows = new ArrayList<>();
        for (CsvReader.Line line = reader.header(); line != null; line = reader.next()) {
            rows.add(((CsvReader.Row) line)
                    .cells().stream().map(CsvReader.Cell::text).toList());
        }
        return rows;
    }

    private static List<List<String>> reference(String text) throws IOException {
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(text)) {
            return reader.stream()
                    .map(record -> List.copyOf(record.getFields()))
                    .toList();
        }
    }

    private static CsvReader reader(String text) {
        return new CsvReader(new TextInput(new StringReader(text), "export.csv"));
    }

    @Test
    void everyCellKnowsItsPlace() throws IOException {
        CsvReader reader = reader("a;b\n😀;\"twee\nregels\";x\r\rc;d");
        reader.header();
        CsvReader.Row row = (CsvReader.Row) reader.next();
        assertThat(row.cells())
                .containsExactly(
                        new CsvReader.Cell("😀", 2, 1),
                        new CsvReader.Cell("twee\nregels", 2, 3),
                        new CsvReader.Cell("x", 3, 9));
        CsvReader.Row last = (CsvReader.Row) reader.next();
        assertThat(last.number()).isEqualTo(3);
        assertThat(last.cells()).contains(new CsvReader.Cell("d", 5, 3));
        assertThat(last.cut()).isTrue();
        assertThat(reader.next()).isNull();
    }

    @Test
    void aLineForExcelIsNoHeader() throws IOException {
        CsvReader reader = reader("sep=;\r\na;b\r\n1;2\r\n");
        assertThat(((CsvReader.Row) reader.header()).cells()).hasSize(2);
    }

    @Test
    void aRowWithoutEndIsFollowedByTheNextSoundOne() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n1,\"nooit dicht\n");
        text.append("een hele lange tekst zonder komma\n".repeat(60_000));
        text.append("2,goed\n3,ook\n");
        CsvReader reader = reader(text.toString());
        reader.header();
        assertThat(reader.next()).isInstanceOfSatisfying(CsvReader.Broken.class, broken -> {
            assertThat(broken.number()).isEqualTo(2);
            assertThat(broken.what()).contains("longer than");
        });
        assertThat(reader.next()).isInstanceOf(CsvReader.Row.class);
        assertThat(reader.next()).isInstanceOf(CsvReader.Row.class);
        assertThat(reader.next()).isNull();
    }

    @Test
    void aFileOfQuotesIsReadInTime() throws IOException {
        for (String line : List.of("\"x\n", "\"\"\"\n", "x,\"\n", "\"a\"b\n")) {
            CsvReader reader = reader("a,b,c\n" + line.repeat(400_000));
            reader.header();
            int rows = 0;
            while (reader.next() != null) {
                rows++;
            }
            assertThat(rows).isPositive();
        }
    }
}
