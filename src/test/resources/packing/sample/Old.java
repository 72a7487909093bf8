package sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** As libraries are compiled that still run on Java 8, which knew no nests. Compiled by the test. */
public class Old {
    private final String name;

    private Old(String name) {
        this.name = name;
    }

    public static Map<String, Object> results() {
        Map<String, Object> results = new LinkedHashMap<>();
        Supplier<String> nothing = () -> "nothing captured";
        results.put("static", nothing.get());
        Function<String, Old> made = Old::new;
        results.put("private constructor", made.apply("old").all(3));
        results.put("nested", new Inner().result());
        results.put("interface", new Greeting() {}.greet("you"));
        return results;
    }

    private String all(int times) {
        Supplier<String> instance = () -> name + times;
        Supplier<String> bound = this::hidden;
        Function<Old, String> unbound = Old::hidden;
        return instance.get() + bound.get() + unbound.apply(this) + String.join(",", name, name);
    }

    private String hidden() {
        return "hidden " + name;
    }

    private static String outer(String text) {
        return "outer " + text;
    }

    private static class Inner {
        private String result() {
            Function<String, String> above = Old::outer;
            Supplier<String> own = () -> above.apply(inner());
            return own.get();
        }

        private String inner() {
            return "inner";
        }
    }

    private interface Greeting {
        default String greet(String whom) {
            Supplier<String> own = () -> "hello " + whom + this.getClass().isAnonymousClass();
            return own.get();
        }
    }
}
