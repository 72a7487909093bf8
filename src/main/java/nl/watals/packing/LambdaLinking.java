package nl.watals.packing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lambdas and method references that the JVM would link at every start become classes of their own: {@code Outer$$L0},
 * {@code Outer$$L1} and so on, which do the same. A lambda that can be serialized, or whose code its own class could not call,
 * stays as it is.
 *
 * <p>The same classes give the same bytes, and classes without anything to link stay untouched.
 */
final class LambdaLinking {
    private final Map<String, byte[]> classes;
    private final Reach reach;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> nests = new HashMap<>();

    private LambdaLinking(Map<String, byte[]> classes) {
        this.classes = new LinkedHashMap<>(classes);
        this.reach = new Reach(classes);
    }

    /**
     * @param classes class files by the names of their classes, {@code nl/watals/cli/Main}
     * @return all of them in the same order, and behind them the new ones
     */
    static Map<String, byte[]> link(Map<String, byte[]> classes) {
        LambdaLinking linking = new LambdaLinking(classes);
        classes.forEach(linking::rewrite);
        linking.nests.forEach(linking::addToNest);
        Map<String, byte[]> all = new LinkedHashMap<>(linking.classes);
        all.putAll(linking.made);
        return all;
    }

    private void rewrite(String name, byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        // A writer without a reader behind it leaves out what nothing names any more.
        ClassWriter writer = new ClassWriter(0);
        Outer outer = new Outer(ClassFile.read(bytes), writer);
        reader.accept(outer, 0);
        if (!outer.linked.isEmpty()) {
            classes.put(name, writer.toByteArray());
        }
    }

    private void addToNest(String host, TreeSet<String> members) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classes.get(host)).accept(new Host(writer, members), 0);
        classes.put(host, writer.toByteArray());
    }

    /** A class whose lambdas are linked. */
    private final class Outer extends ClassVisitor {
        private final ClassFile file;
        private final Map<LambdaSite, LambdaClass> linked = new HashMap<>();
        private int next;

        Outer(ClassFile file, ClassVisitor writer) {
            super(Opcodes.ASM9, writer);
            this.file = file;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    Optional<LambdaClass> lambda = LambdaSite.of(name, descriptor, bootstrap, arguments)
                            .flatMap(Outer.this::link);
                    if (lambda.isPresent()) {
                        lambda.get().create(mv);
                    } else {
                        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
                    }
                }
            };
        }

        /** Places that say the same share one class. */
        private Optional<LambdaClass> link(LambdaSite site) {
            LambdaClass known = linked.get(site);
            if (known != null) {
                return Optional.of(known);
            }
            Reach.Way way = reach.from(file, site.target());
            if (way == Reach.Way.NONE || !LambdaClass.isPossible(site)) {
                return Optional.empty();
            }
            String name = freeName();
            LambdaClass lambda = new LambdaClass(name, site);
            boolean nested = way == Reach.Way.NEST;
            if (nested) {
                nests.computeIfAbsent(file.host(), host -> new TreeSet<>()).add(name);
            }
            made.put(name, lambda.write(Math.max(file.version(), Reach.NESTS), nested ? file.host() : null));
            linked.put(site, lambda);
            return Optional.of(lambda);
        }

        private String freeName() {
            String name;
            do {
                name = file.name() + "$$L" + next++;
            } while (classes.containsKey(name));
            return name;
        }
    }

    /** The head of a nest, which names its members. */
    private static final class Host extends ClassVisitor {
        private final TreeSet<String> members;

        Host(ClassVisitor writer, TreeSet<String> members) {
            super(Opcodes.ASM9, writer);
            this.members = members;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(Math.max(version, Reach.NESTS), access, name, signature, superName, interfaces);
        }

        @Override
        public void visitEnd() {
            members.forEach(cv::visitNestMember);
            super.visitEnd();
        }
    }
}
