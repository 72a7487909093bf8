package nl.watals.packing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What decides who may call a class.
 *
 * @param host the head of its nest, often itself
 * @param parents the class above and the interfaces, nearest first
 * @param methods the access flags of each of its methods, by name and type
 */
record ClassFile(
        String name, int version, int access, String host, List<String> parents, Map<String, Integer> methods) {
    static ClassFile read(byte[] bytes) {
        Head head = new Head();
        ClassReader reader = new ClassReader(bytes);
        reader.accept(head, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> parents = new ArrayList<>();
        if (reader.getSuperName() != null) {
            parents.add(reader.getSuperName());
        }
        parents.addAll(List.of(reader.getInterfaces()));
        String host = head.host == null ? reader.getClassName() : head.host;
        return new ClassFile(
                reader.getClassName(), head.version, reader.getAccess(), host, List.copyOf(parents), head.methods);
    }

    boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    String folder() {
        return folder(name);
    }

    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static final class Head extends ClassVisitor {
        private final Map<String, Integer> methods = new HashMap<>();
        private int version;
        private String host;

        Head() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.version = version & 0xFFFF;
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            methods.put(name + descriptor, access);
            return null;
        }
    }
}
