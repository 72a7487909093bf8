package nl.watals.packing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Who may call whom: the classes that are packed, and behind them those of the class path that packs. */
final class Reach {
    /** The first version of class files with nests: Java 11. */
    static final int NESTS = Opcodes.V11;

    /** How a new class in the package of another one, and if need be in its nest, gets at a method. */
    enum Way {
        OPEN,
        NEST,
        NONE
    }

    /** Their methods take whatever they are given, by a rule of their own. */
    private static final List<String> SPECIAL = List.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final Map<String, byte[]> packed;
    private final Map<String, Optional<ClassFile>> known = new HashMap<>();

    /** @param packed the class files that are packed, by the names of their classes */
    Reach(Map<String, byte[]> packed) {
        this.packed = packed;
    }

    /** How a new class beside {@code outer} may call this method; whatever is unusual counts as no way. */
    Way from(ClassFile outer, Handle target) {
        if (target.getOwner().startsWith("[") || SPECIAL.contains(target.getOwner())) {
            return Way.NONE;
        }
        Optional<ClassFile> owner = find(target.getOwner());
        if (owner.isEmpty() || !owner.get().isPublic() && !owner.get().folder().equals(outer.folder())) {
            return Way.NONE;
        }
        Optional<ClassFile> place = declaring(owner.get(), target.getName() + target.getDesc());
        if (place.isEmpty()) {
            return Way.NONE;
        }
        int access = place.get().methods().get(target.getName() + target.getDesc());
        if ((access & Opcodes.ACC_PRIVATE) != 0) {
            return isNestMate(outer, place.get()) ? Way.NEST : Way.NONE;
        }
        // Neither overridden nor looked up: the one method above, as in super::name.
        if (target.getTag() == Opcodes.H_INVOKESPECIAL) {
            return Way.NONE;
        }
        boolean open =
                (access & Opcodes.ACC_PUBLIC) != 0 || place.get().folder().equals(outer.folder());
        return open ? Way.OPEN : Way.NONE;
    }

    private boolean isNestMate(ClassFile outer, ClassFile other) {
        return packed.containsKey(outer.host())
                && (outer.name().equals(other.name())
                        || outer.version() >= NESTS && outer.host().equals(other.host()));
    }

    private Optional<ClassFile> declaring(ClassFile from, String method) {
        if (from.methods().containsKey(method)) {
            return Optional.of(from);
        }
        for (String parent : from.parents()) {
            Optional<ClassFile> found = find(parent).flatMap(next -> declaring(next, method));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Optional<ClassFile> find(String name) {
        Optional<ClassFile> found = known.get(name);
        if (found == null) {
            found = bytes(name).map(ClassFile::read);
            known.put(name, found);
        }
        return found;
    }

    private Optional<byte[]> bytes(String name) {
        byte[] own = packed.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        try (InputStream in = Reach.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
