package nl.watals.formservice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * A map in lines: {@code kind=idea}, {@code columns.Wat als…=title}. There are no escapes; the last {@code =} of a line counts,
 * so that a name can hold one.
 */
final class PropertyLines {
    private PropertyLines() {}

    static Table read(SourceText source, Problems problems) {
        List<Field> fields = new ArrayList<>();
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        String text = source.text();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line(source, start, text.substring(start, end), fields, groups, problems);
            start = end + 1;
        }
        groups.forEach((group, inner) -> fields.add(new Field(
                group,
                inner.get(0).offset(),
                new Table(List.copyOf(inner), inner.get(0).offset()))));
        return new Table(List.copyOf(fields), 0);
    }

    private static void line(
            SourceText source,
            int start,
            String line,
            List<Field> fields,
            Map<String, List<Field>> groups,
            Problems problems) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return;
        }
        int equals = line.lastIndexOf('=');
        if (equals < 1) {
            problems.add(source.problem(start, "this line has no `=`", "write `columns.<name>=<field>`"));
            return;
        }
        String key = line.substring(0, equals).strip();
        Text value = new Text(line.substring(equals + 1).strip(), start + equals + 1);
        int dot = key.indexOf('.');
        String group = dot < 0 ? "" : key.substring(0, dot);
        if (group.equals("columns") || group.equals("themes") || group.equals("words")) {
            groups.computeIfAbsent(group, name -> new ArrayList<>())
                    .add(new Field(key.substring(dot + 1).strip(), start, value));
        } else {
            fields.add(new Field(key, start, value));
        }
    }
}
