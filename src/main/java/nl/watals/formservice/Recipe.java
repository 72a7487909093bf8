package nl.watals.formservice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is particular about the values of one service.
 *
 * @param columns what its columns mean
 * @param utc whether its times are in UTC where they do not say
 * @param guarded whether a cell that began with {@code =} was written as {@code '=}
 * @param numbered whether its ids count from 1 in every form, so that they say nothing without the moment
 */
record Recipe(ExportFormat format, ColumnMap columns, boolean utc, boolean guarded, boolean numbered) {
    private static final Map<ExportFormat, Recipe> MADE = new ConcurrentHashMap<>();

    /** The recipe of a service; its map is read once, since a folder can hold thousands of files. */
    static Recipe of(ExportFormat format) {
        return MADE.computeIfAbsent(format, Recipe::make);
    }

    private static Recipe make(ExportFormat format) {
        return switch (format) {
            case GRAVITY_FORMS -> new Recipe(format, map(format), false, true, false);
            case NETLIFY, FORMSPREE, STATICMAN, WORDPRESS -> new Recipe(format, map(format), true, false, false);
            case GOOGLE_FORMS -> new Recipe(format, map(format), false, false, false);
            case MICROSOFT_FORMS -> new Recipe(format, map(format), false, false, true);
            case WATALS -> new Recipe(format, ColumnMap.NONE, true, false, false);
        };
    }

    private static ColumnMap map(ExportFormat format) {
        return ColumnMap.builtIn(format.key() + ".yaml");
    }

    /** The order of day and month that this service writes under this column; empty when it depends. */
    Optional<DateOrder> dateOrder(String column) {
        if (format == ExportFormat.MICROSOFT_FORMS) {
            return Optional.of(DateOrder.MDY);
        }
        return format == ExportFormat.GOOGLE_FORMS
                        && column.strip().toLowerCase(Locale.ROOT).equals("tijdstempel")
                ? Optional.of(DateOrder.DMY)
                : Optional.empty();
    }

    /** The value without what the service did to it. */
    String plain(Target target, String text) {
        if (guarded && text.startsWith("'=")) {
            return text.substring(1);
        }
        if (target == Target.EMAIL && format == ExportFormat.MICROSOFT_FORMS && text.equalsIgnoreCase("anonymous")) {
            return "";
        }
        return text;
    }
}
