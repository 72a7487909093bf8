package nl.watals.packing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How a value of one type becomes one of another between the method of a functional interface and what it runs: the casts, boxing
 * and widening that {@link java.lang.invoke.LambdaMetafactory} documents.
 */
final class Conversion {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type NUMBER = Type.getType(Number.class);

    private static final Map<Type, Type> BOXES = Map.of(
            Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
            Type.CHAR_TYPE, Type.getType(Character.class),
            Type.BYTE_TYPE, Type.getType(Byte.class),
            Type.SHORT_TYPE, Type.getType(Short.class),
            Type.INT_TYPE, Type.getType(Integer.class),
            Type.LONG_TYPE, Type.getType(Long.class),
            Type.FLOAT_TYPE, Type.getType(Float.class),
            Type.DOUBLE_TYPE, Type.getType(Double.class));

    /** What each number type widens to; the JVM treats those before int as int. */
    private static final List<Type> WIDER =
            List.of(Type.BYTE_TYPE, Type.SHORT_TYPE, Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE);

    private final MethodVisitor code;

    Conversion(MethodVisitor code) {
        this.code = code;
    }

    /** If {@link #convert} knows the way. */
    static boolean isKnown(Type from, Type meant, Type to) {
        if (to.equals(Type.VOID_TYPE)) {
            return true;
        }
        if (from.equals(Type.VOID_TYPE)) {
            return false;
        }
        if (isPrimitive(from)) {
            return widens(from, isPrimitive(to) ? to : unboxed(to).orElse(from));
        }
        if (isPrimitive(to)) {
            return unboxed(source(from, meant)).map(box -> widens(box, to)).orElse(true);
        }
        return true;
    }

    /**
     * Writes the instructions that make of the value on top of the stack one of another type. A result that nobody wants stays
     * there.
     *
     * @param meant the type with its type arguments filled in, to which a reference is cast first
     */
    void convert(Type from, Type meant, Type to) {
        if (to.equals(Type.VOID_TYPE)) {
            return;
        }
        if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                widen(from, to);
            } else {
                Type value = unboxed(to).orElse(from);
                widen(from, value);
                box(value);
            }
            return;
        }
        Type source = source(from, meant);
        cast(from, source);
        if (isPrimitive(to)) {
            unbox(source, to);
        } else {
            cast(source, to);
        }
    }

    private static Type source(Type from, Type meant) {
        return isPrimitive(meant) ? from : meant;
    }

    private void unbox(Type source, Type to) {
        Optional<Type> value = unboxed(source);
        if (value.isPresent()) {
            call(source, value.get());
            widen(value.get(), to);
            return;
        }
        // The type argument is not known here: a number gives what is asked for.
        Type box = to.equals(Type.BOOLEAN_TYPE) || to.equals(Type.CHAR_TYPE) ? BOXES.get(to) : NUMBER;
        cast(source, box);
        call(box, to);
    }

    private void call(Type box, Type value) {
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                box.getInternalName(),
                value.getClassName() + "Value",
                Type.getMethodDescriptor(value),
                false);
    }

    private void box(Type value) {
        Type box = BOXES.get(value);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", Type.getMethodDescriptor(box, value), false);
    }

    private void cast(Type from, Type to) {
        if (!to.equals(from) && !to.equals(OBJECT)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private void widen(Type from, Type to) {
        int instruction = switch (to.getSort()) {
            case Type.LONG -> from.getSort() < Type.FLOAT ? Opcodes.I2L : Opcodes.NOP;
            case Type.FLOAT ->
                from.getSort() < Type.FLOAT ? Opcodes.I2F : from.getSort() == Type.LONG ? Opcodes.L2F : Opcodes.NOP;
            case Type.DOUBLE ->
                from.getSort() < Type.FLOAT
                        ? Opcodes.I2D
                        : from.getSort() == Type.LONG
                                ? Opcodes.L2D
                                : from.getSort() == Type.FLOAT ? Opcodes.F2D : Opcodes.NOP;
            default -> Opcodes.NOP;
        };
        if (instruction != Opcodes.NOP) {
            code.visitInsn(instruction);
        }
    }

    private static boolean widens(Type from, Type to) {
        if (from.equals(to)) {
            return true;
        }
        int target = WIDER.indexOf(to);
        return from.equals(Type.CHAR_TYPE)
                ? target >= WIDER.indexOf(Type.INT_TYPE)
                : WIDER.contains(from) && target > WIDER.indexOf(from);
    }

    private static Optional<Type> unboxed(Type box) {
        return BOXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(box))
                .map(Map.Entry::getKey)
                .findAny();
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
