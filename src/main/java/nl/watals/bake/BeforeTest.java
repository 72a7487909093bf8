package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** {@code start is before(today)}: whether a day lies before another one; the time of the day does not count. */
final class BeforeTest implements Test {
    private static final String OTHER = "day";

    private final ZoneId zone;

    BeforeTest(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of(OTHER);
    }

    @Override
    public boolean apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        return day(input, self, line).isBefore(day(args.get(OTHER), self, line));
    }

    private LocalDate day(Object value, PebbleTemplate self, int line) {
        LocalDateTime date = DateFilter.local(value, zone);
        if (date == null) {
            throw new PebbleException(null, "`before` compares two dates", line, self.getName());
        }
        return date.toLocalDate();
    }
}
