package nl.watals.bake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What templates see as {@code data}: {@code data.get("themas.yaml")} as in JBake, where a file that is a list has it
 * below {@code data}, and {@code data.themas} for short. Pebble needs to reach {@code get} by reflection, hence public.
 */
public final class SiteData extends HashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    SiteData(Map<String, Object> files) {
        files.forEach((name, value) -> {
            put(name, value instanceof List<?> list ? Map.of("data", list) : value);
            putIfAbsent(name.substring(0, name.lastIndexOf('.')), value);
        });
    }
}
