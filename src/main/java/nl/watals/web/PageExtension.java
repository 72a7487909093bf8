package nl.watals.web;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What templates of pages can say: {@code t(key, …)}, {@code n(key, number)}, {@code | day}, {@code | moment}. */
final class PageExtension extends AbstractExtension {
    private final Messages messages;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    PageExtension(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
        Locale locale = Locale.forLanguageTag(messages.language());
        this.day = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
        this.moment = DateTimeFormatter.ofPattern(
                messages.language().equals("nl") ? "d MMMM yyyy, HH.mm 'uur'" : "d MMMM yyyy, HH:mm", locale);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("t", new Text(messages), "n", new Count(messages));
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("day", new Day(), "moment", new Moment());
    }

    private record Text(Messages messages) implements Function {
        @Override
        public Object execute(
                Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            Object[] values = new Object[args.size() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = args.get(String.valueOf(i + 1));
            }
            return messages.text(args.get("0").toString(), values);
        }

        @Override
        public List<String> getArgumentNames() {
            return null;
        }
    }

    private record Count(Messages messages) implements Function {
        @Override
        public Object execute(
                Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            return messages.count(args.get("key").toString(), ((Number) args.get("number")).longValue());
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of("key", "number");
        }
    }

    private final class Day implements Filter {
        @Override
        public Object apply(
                Object input,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int lineNumber) {
            return input instanceof LocalDate date ? day.format(date) : day.format(((Instant) input).atZone(zone));
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }
    }

    private final class Moment implements Filter {
        @Override
        public Object apply(
                Object input,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int lineNumber) {
            return moment.format(((Instant) input).atZone(zone));
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }
    }
}
