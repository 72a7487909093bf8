package nl.watals.packing;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class of the object that a lambda or method reference becomes, as the JVM would make it at run time. */
final class LambdaClass {
    private static final String ONLY = "ONLY";
    private static final String MAKE = "make";

    private final String name;
    private final LambdaSite site;
    private final Type[] captured;

    LambdaClass(String name, LambdaSite site) {
        this.name = name;
        this.site = site;
        this.captured = site.factory().getArgumentTypes();
    }

    /** If all conversions between the interface and what is run are known. */
    static boolean isPossible(LambdaSite site) {
        List<Type> wanted = wanted(site.target());
        int captured = site.factory().getArgumentTypes().length;
        Type[] meant = site.meant().getArgumentTypes();
        if (wanted.size() != captured + meant.length) {
            return false;
        }
        Type result = result(site.target());
        for (Type method : site.methods()) {
            Type[] given = method.getArgumentTypes();
            for (int i = 0; i < given.length; i++) {
                if (!Conversion.isKnown(given[i], meant[i], wanted.get(captured + i))) {
                    return false;
                }
            }
            if (!Conversion.isKnown(result, method.getReturnType(), method.getReturnType())) {
                return false;
            }
        }
        return true;
    }

    /** Writes, instead of the dynamic call, what leaves the object on the stack: the only one, if nothing is captured. */
    void create(MethodVisitor code) {
        String descriptor = site.factory().getDescriptor();
        if (captured.length == 0) {
            code.visitFieldInsn(
                    Opcodes.GETSTATIC,
                    name,
                    ONLY,
                    site.factory().getReturnType().getDescriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE, descriptor, false);
        }
    }

    /** @param host the head of the nest whose private methods it may call, or null */
    byte[] write(int version, String host) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                site.interfaces().toArray(String[]::new));
        if (host != null) {
            writer.visitNestHost(host);
        }
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(
                            Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null)
                    .visitEnd();
        }
        writeConstructor(writer);
        if (captured.length == 0) {
            writeOnly(writer);
        } else {
            writeMake(writer);
        }
        for (Type method : site.methods()) {
            writeMethod(writer, method);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructor(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(3, local);
        code.visitEnd();
    }

    private void writeOnly(ClassWriter writer) {
        String type = site.factory().getReturnType().getDescriptor();
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, type, null, null)
                .visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, type);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(2, 0);
        code.visitEnd();
    }

    private void writeMake(ClassWriter writer) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_STATIC, MAKE, site.factory().getDescriptor(), null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type value : captured) {
            code.visitVarInsn(value.getOpcode(Opcodes.ILOAD), local);
            local += value.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(2 + local, local);
        code.visitEnd();
    }

    private void writeMethod(ClassWriter writer, Type method) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, site.name(), method.getDescriptor(), null, null);
        code.visitCode();
        Handle target = site.target();
        int stack = 0;
        if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
            stack = 2;
        }
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured[i].getDescriptor());
            stack += captured[i].getSize();
        }
        Conversion conversion = new Conversion(code);
        List<Type> wanted = wanted(target);
        Type[] meant = site.meant().getArgumentTypes();
        Type[] given = method.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
            conversion.convert(given[i], meant[i], wanted.get(captured.length + i));
            local += given[i].getSize();
            // As wide as any value, since a conversion may widen.
            stack += 2;
        }
        code.visitMethodInsn(call(target), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        Type result = method.getReturnType();
        conversion.convert(result(target), result, result);
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(Math.max(stack, 2), local);
        code.visitEnd();
    }

    /** A private method is called as any other of its kind, from the same nest. */
    private static int call(Handle target) {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    /** What the call takes, its receiver first. */
    private static List<Type> wanted(Handle target) {
        List<Type> wanted = new ArrayList<>();
        if (target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            wanted.add(Type.getObjectType(target.getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        return wanted;
    }

    private static Type result(Handle target) {
        return target.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(target.getOwner())
                : Type.getReturnType(target.getDesc());
    }

    private String constructor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    }

    private static String field(int index) {
        return "value" + index;
    }
}
