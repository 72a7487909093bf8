package nl.watals.formservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-04-13 09:05:07              |       | local | 2023-04-13T07:05:07Z
            2023-04-13T09:05                 |       | local | 2023-04-13T07:05:00Z
            2023-04-13                       |       | local | 2023-04-12T22:00:00Z
            2026-05-04T08:59:37.819Z         |       | local | 2026-05-04T08:59:37Z
            2026-05-04T07:28:29.707632       |       | utc   | 2026-05-04T07:28:29Z
            2026-05-04T10:59:37+02:00        |       | utc   | 2026-05-04T08:59:37Z
            2026/05/04 10:59:37 AM GMT+2     |       | local | 2026-05-04T08:59:37Z
            2026/05/04 12:00:00 AM GMT+5:30  |       | local | 2026-05-03T18:30:00Z
            2026/05/04 12:00:00 PM GMT-3     |       | local | 2026-05-04T15:00:00Z
            2026/05/04 2:05:00 p.m. UTC      |       | local | 2026-05-04T14:05:00Z
            4-5-2026 10:59:37                | dmy   | local | 2026-05-04T08:59:37Z
            5/4/2026 10:59:37                | mdy   | local | 2026-05-04T08:59:37Z
            5/4/26 10:59:37                  | mdy   | local | 2026-05-04T08:59:37Z
            4.5.2026, 10:59                  | dmy   | local | 2026-05-04T08:59:00Z
            5/5/2026 10:00:00                |       | local | 2026-05-05T08:00:00Z
            14/5/2026 10:00:00               |       | local | 2026-05-14T08:00:00Z
            5/14/2026 10:00:00               |       | local | 2026-05-14T08:00:00Z
            1550151313                       |       | local | 2019-02-14T13:35:13Z
            1550151313743                    |       | local | 2019-02-14T13:35:13Z
            2024-03-31 02:30:00              |       | local | 2024-03-31T01:30:00Z
            2024-10-27 02:30:00              |       | local | 2024-10-27T00:30:00Z
            2024-10-27 03:30:00              |       | local | 2024-10-27T02:30:00Z
            """)
    void momentsAreReadAsTheServicesWriteThem(String text, String order, String zone, Instant moment) {
        DateReader.Read read = reader(Optional.empty()).read(text, order(order), zone.equals("utc"));
        assertThat(read)
                .isInstanceOfSatisfying(
                        DateReader.Moment.class,
                        found -> assertThat(found.at().getEpochSecond()).isEqualTo(moment.getEpochSecond()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4/5/2026 10:00:00    |     | this date can be read in two ways
            31-2-2026 10:00:00   | dmy | there is no such day or time
            5/14/2026            | dmy | there is no such day
            2026-13-01           |     | there is no such day or time
            2026-05-04 24:61     |     | there is no such day or time
            gisteren             |     | this is no date
            12345                |     | this is no date
            2026-05-04 10        |     | this is no date
            2026-07-04           |     | this date is still to come
            1994-12-31           |     | this date is before 1995
            2026-05-04T10:00+99  |     | there is no such day or time
            """)
    void whatIsNoMomentIsRefused(String text, String order, String what) {
        DateReader.Read read = reader(Optional.empty()).read(text, order(order), false);
        assertThat(read)
                .isInstanceOfSatisfying(
                        DateReader.Wrong.class,
                        wrong -> assertThat(wrong.what()).isEqualTo(what));
    }

    @ParameterizedTest
    @CsvSource({"DMY, 2026-05-04T22:00:00Z", "MDY, 2026-04-05T22:00:00Z"})
    void theOrderThatIsGivenWins(DateOrder order, Instant dayBefore) {
        for (Optional<DateOrder> usual : java.util.List.of(Optional.<DateOrder>empty(), Optional.of(DateOrder.DMY))) {
            DateReader.Read read =
                    reader(Optional.of(order)).read(order == DateOrder.DMY ? "5-5-2026" : "4/6/2026", usual, false);
            assertThat(read).isEqualTo(new DateReader.Moment(dayBefore));
        }
    }

    private static Optional<DateOrder> order(String key) {
        return key == null ? Optional.empty() : DateOrder.of(key);
    }

    private static DateReader reader(Optional<DateOrder> given) {
        return new DateReader(given, ZoneId.of("Europe/Amsterdam"), NOW);
    }
}
