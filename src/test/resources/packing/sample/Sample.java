package sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas and method references of every kind. Compiled by the test. */
public class Sample extends sample.other.Base {
    private static final Supplier<String> IN_THE_INITIALIZER = () -> "initializer";

    private final String name;
    private final Supplier<String> inAField = () -> "field of " + name();

    private Sample(String name) {
        this.name = name;
    }

    public static Map<String, Object> results() throws Exception {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("initializer", IN_THE_INITIALIZER.get());
        Sample sample = new Sample("sample");
        sample.bound(results);
        captured(results);
        primitives(results);
        constructors(results);
        generics(results);
        kinds(results);
        wrongTypes(results);
        return results;
    }

    private String name() {
        return name;
    }

    private String join(String a, Object b) {
        return name + a + b;
    }

    private static String twice(String text) {
        return text + text;
    }

    @Override
    protected String ofTheBase(String text) {
        return "overridden " + text;
    }

    private void bound(Map<String, Object> results) {
        Supplier<String> bound = this::name;
        results.put("bound", bound.get());
        Function<Sample, String> unbound = Sample::name;
        results.put("unbound", unbound.apply(new Sample("another")));
        BiFunction<String, Integer, String> two = this::join;
        results.put("bound with two", two.apply("-", 4));
        Function<String, String> above = super::ofTheBase;
        results.put("super", above.apply("text"));
        Function<String, String> here = this::ofTheBase;
        results.put("virtual", here.apply("text"));
        Supplier<String> inherited = this::onlyInTheBase;
        results.put("protected in another package", inherited.get());
        results.put("field", inAField.get());
        UnaryOperator<String> own = Sample::twice;
        results.put("private static", own.apply("ab"));
        Runnable[] nested = new Runnable[1];
        Supplier<Supplier<Supplier<String>>> deep = () -> () -> () -> name + nested.length;
        results.put("nested", deep.get().get().get());
        results.put("inner", new Inner().result());
        Object anonymous = new Object() {
            @Override
            public String toString() {
                Supplier<String> outer = () -> name + twice("x");
                return outer.get();
            }
        };
        results.put("anonymous", anonymous.toString());
        Supplier<String> nothing = null;
        try {
            Callable<String> fails = nothing::get;
            results.put("null receiver", fails);
        } catch (NullPointerException e) {
            results.put("null receiver", "refused at once");
        }
    }

    private static void captured(Map<String, Object> results) {
        boolean flag = true;
        byte small = 1;
        short more = 2;
        char letter = 'c';
        int number = 4;
        long large = 5_000_000_000L;
        float part = 6.5f;
        double exact = 7.25;
        String[] words = {"a", "b"};
        int[][] numbers = {{1}, {2, 3}};
        Supplier<String> all = () -> "" + flag + small + more + letter + number + large + part + exact + words.length
                + numbers[1][1];
        results.put("captured", all.get());
        BiFunction<Long, Double, String> mixed = (a, b) -> large + "/" + a + "/" + exact + "/" + b;
        results.put("captured wide", mixed.apply(1L, 2.0));
        List<Supplier<Integer>> loop = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int now = i;
            loop.add(() -> now * number);
        }
        results.put("captured in a loop", loop.get(0).get() + "," + loop.get(1).get() + "," + loop.get(2).get());
        Supplier<int[]> copy = numbers[1]::clone;
        results.put("clone of an array", copy.get().length);
    }

    private static void primitives(Map<String, Object> results) {
        ToIntFunction<Integer> unboxes = value -> value;
        results.put("unboxed", unboxes.applyAsInt(300));
        ToLongFunction<Integer> unboxesAndWidens = Integer::intValue;
        results.put("unboxed and widened", unboxesAndWidens.applyAsLong(-7));
        ToDoubleFunction<Float> floats = Float::floatValue;
        results.put("float to double", floats.applyAsDouble(1.5f));
        IntFunction<Integer> boxes = Integer::valueOf;
        results.put("boxed", boxes.apply(9));
        IntFunction<Object> boxesToObject = value -> value + 1;
        results.put("boxed as an object", boxesToObject.apply(9));
        IntFunction<Number> number = Math::abs;
        results.put("boxed as a number", number.apply(-9));
        IntToDoubleFunction widens = Math::sqrt;
        results.put("argument widened", widens.applyAsDouble(16));
        LongSupplier result = new ArrayList<>(List.of(1, 2))::size;
        results.put("result widened", result.getAsLong());
        DoubleUnaryOperator rounds = Math::round;
        results.put("long to double", rounds.applyAsDouble(2.6));
        Function<Integer, Long> boxed = Integer::longValue;
        results.put("other box", boxed.apply(3));
        Function<Character, Integer> letters = Character::getNumericValue;
        results.put("char to int", letters.apply('7'));
        Predicate<Boolean> flag = Boolean::booleanValue;
        results.put("flag", flag.test(true));
        BooleanSupplier same = Boolean.TRUE::booleanValue;
        results.put("bound flag", same.getAsBoolean());
        Map<String, Integer> counts = Map.of("a", 5);
        ToIntFunction<String> generic = counts::get;
        results.put("result of a generic method", generic.applyAsInt("a"));
        Map<String, Character> signs = Map.of("a", 'z');
        Chars<String> sign = signs::get;
        results.put("letter of a generic method", sign.of("a"));
        IntBinaryOperator plus = Integer::sum;
        results.put("two numbers", plus.applyAsInt(3, 4));
        Bytes bytes = value -> (byte) (value + 1);
        results.put("bytes", bytes.next((byte) 127));
        Wide wide = Sample::wide;
        results.put("bytes as other numbers", wide.of((byte) -1, (short) -2, 'a', 4, 5L, 6f));
        LongFunction<String> text = Long::toString;
        results.put("text of a number", text.apply(1L << 40));
        StringBuilder out = new StringBuilder();
        Consumer<String> unwanted = out::append;
        unwanted.accept("x");
        ObjIntConsumer<List<Integer>> wideUnwanted = List::add;
        List<Integer> list = new ArrayList<>();
        wideUnwanted.accept(list, 8);
        IntConsumer2 times = Math::addExact;
        times.accept(1L, 2L);
        results.put("result that nobody wants", out.toString() + list);
        IntPredicate digits = Character::isDigit;
        results.put("overloads", digits.test('4'));
        Function<Object, String> varied = String::valueOf;
        results.put("object overload", varied.apply(12));
        BiFunction<String, String, String> varying = Sample::all;
        results.put("varying arguments", varying.apply("a", "b"));
    }

    private static String all(String... parts) {
        return Arrays.toString(parts);
    }

    private static String wide(int a, long b, int c, double d, float e, double f) {
        return a + "," + b + "," + c + "," + d + "," + e + "," + f;
    }

    private static void constructors(Map<String, Object> results) {
        Supplier<List<String>> list = ArrayList::new;
        results.put("constructor", list.get());
        IntFunction<List<String>> sized = ArrayList::new;
        results.put("constructor with a number", sized.apply(4));
        Function<String, Sample> hidden = Sample::new;
        results.put("private constructor", hidden.apply("made").name);
        IntFunction<int[][]> array = int[][]::new;
        results.put("array", array.apply(3).length);
        Function<String, Nested> nested = Nested::new;
        results.put("private constructor of a nested class", nested.apply("n").value);
        Function<String, Point> record = text -> new Point(text.length(), 2);
        results.put("record", record.apply("abc").swapped().get());
        Consumer<String> dropped = StringBuilder::new;
        dropped.accept("nothing");
    }

    private static void generics(Map<String, Object> results) {
        Text bridged = text -> text + "!";
        Function<String, String> asFunction = bridged;
        results.put("bridge", bridged.apply("a") + asFunction.andThen(twice -> twice + twice).apply("b"));
        Object both = (Comparator<String> & Marker) (a, b) -> b.compareTo(a);
        @SuppressWarnings("unchecked")
        Comparator<String> comparator = (Comparator<String>) both;
        List<String> sorted = new ArrayList<>(List.of("a", "c", "b"));
        sorted.sort(comparator.thenComparing(Comparator.naturalOrder()));
        results.put("intersection", sorted + " " + (both instanceof Marker) + ((Marker) both).mark());
        results.put("bounded", largest(List.of(3, 9, 4), Integer::compareTo));
        Function<? super Number, ? extends Object> wild = Number::intValue;
        results.put("wildcard", wild.apply(4.5));
        Serializable stays = (Runnable & Serializable) () -> {};
        results.put("serializable", stays instanceof Runnable);
    }

    private static <T extends Comparable<? super T>> T largest(List<T> list, Comparator<T> by) {
        return Collections.max(list, (a, b) -> by.compare(a, b));
    }

    private static void kinds(Map<String, Object> results) {
        results.put("interface", new Greeting() {}.greet("you"));
        results.put("static in an interface", Greeting.all().apply(List.of("a", "b")));
        results.put("enum", Level.LOW.label() + Level.HIGH.label());
        Supplier<String> first = again();
        Supplier<String> second = again();
        results.put("one object where nothing is captured", first == second);
        results.put("synthetic", first.getClass().isSynthetic());
    }

    private static Supplier<String> again() {
        return () -> "again";
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void wrongTypes(Map<String, Object> results) {
        Function raw = (Function<String, Integer>) String::length;
        results.put("wrong argument", failure(() -> raw.apply(4)));
        ToIntFunction number = (ToIntFunction<Integer>) value -> value;
        results.put("wrong number", failure(() -> number.applyAsInt(4L)));
        Map<Object, Object> polluted = new HashMap<>();
        polluted.put("a", "text");
        ToIntFunction<String> result = ((Map<String, Integer>) (Map) polluted)::get;
        results.put("wrong result", failure(() -> result.applyAsInt("a")));
        results.put("null unboxed", failure(() -> number.applyAsInt(null)));
    }

    private static String failure(Supplier<Object> code) {
        try {
            return "none: " + code.get();
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }

    private interface Chars<T> {
        char of(T value);
    }

    private interface Bytes {
        byte next(byte value);
    }

    private interface Wide {
        String of(byte a, short b, char c, int d, long e, float f);
    }

    private interface IntConsumer2 {
        void accept(long a, long b);
    }

    private interface Text extends Function<String, String> {
        @Override
        String apply(String text);
    }

    private interface Marker {
        default String mark() {
            return "marked";
        }
    }

    private interface Greeting {
        default String greet(String whom) {
            Function<String, String> polite = this::polite;
            Supplier<String> own = () -> polite.apply(whom) + word();
            return own.get();
        }

        private String polite(String whom) {
            return "dear " + whom;
        }

        private static String word() {
            return " hello";
        }

        static Function<List<String>, String> all() {
            Function<String, String> one = text -> text + word();
            return list -> one.apply(String.join("+", list));
        }
    }

    private enum Level {
        LOW(level -> "low" + level.ordinal()),
        HIGH(Level::name);

        private final Function<Level, String> label;

        Level(Function<Level, String> label) {
            this.label = label;
        }

        String label() {
            return label.apply(this);
        }
    }

    private record Point(int x, int y) {
        Supplier<Point> swapped() {
            return () -> new Point(y, x);
        }
    }

    private static final class Nested {
        private final String value;

        private Nested(String value) {
            this.value = value;
        }
    }

    private final class Inner {
        private String result() {
            Supplier<String> outer = () -> name + twice("i");
            Supplier<String> method = Sample.this::name;
            return outer.get() + method.get();
        }
    }
}
