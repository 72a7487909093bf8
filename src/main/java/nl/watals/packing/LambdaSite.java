package nl.watals.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/**
 * A place in a class where a lambda or method reference becomes an object: what the {@code invokedynamic} instruction there says.
 *
 * @param name the method of the functional interface
 * @param factory from the captured values to the functional interface
 * @param methods the types under which the method can be called: of the interface, and those of its bridges
 * @param target what is run
 * @param meant the method's type with its type arguments filled in
 * @param interfaces the functional interface, and those that are named besides
 */
record LambdaSite(String name, Type factory, List<Type> methods, Handle target, Type meant, List<String> interfaces) {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /** The flags of {@link java.lang.invoke.LambdaMetafactory#altMetafactory}. */
    private static final int SERIALIZABLE = 1;

    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    /** None for another kind of dynamic call, and for a lambda that can be serialized: its class must be known to its outer class. */
    static Optional<LambdaSite> of(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals(FACTORY)) {
            return Optional.empty();
        }
        Type factory = Type.getMethodType(descriptor);
        List<Type> methods = new ArrayList<>(List.of((Type) arguments[0]));
        List<String> interfaces =
                new ArrayList<>(List.of(factory.getReturnType().getInternalName()));
        if (bootstrap.getName().equals("altMetafactory")) {
            int flags = (int) arguments[3];
            if ((flags & SERIALIZABLE) != 0) {
                return Optional.empty();
            }
            int next = 4;
            if ((flags & MARKERS) != 0) {
                int end = next + 1 + (int) arguments[next];
                while (++next < end) {
                    interfaces.add(((Type) arguments[next]).getInternalName());
                }
            }
            if ((flags & BRIDGES) != 0) {
                int end = next + 1 + (int) arguments[next];
                while (++next < end) {
                    methods.add((Type) arguments[next]);
                }
            }
        }
        return Optional.of(new LambdaSite(
                name,
                factory,
                methods.stream().distinct().toList(),
                (Handle) arguments[1],
                (Type) arguments[2],
                interfaces.stream().distinct().toList()));
    }
}
