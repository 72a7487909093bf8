package nl.watals;

import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Components that a machine may lack: their tests are skipped visibly, or fail with {@code -Dwatals.require=true}. */
public final class Required {
    private Required() {}

    /** The component, when it is there. */
    public static <T> T here(Optional<T> component, String name) {
        if (component.isEmpty()) {
            String message = name + " is not installed here";
            if (Boolean.getBoolean("watals.require")) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return component.get();
    }

    /** What the machine may forbid: its tests are skipped visibly, always. */
    public static <T> T orSkip(Optional<T> component, String message) {
        if (component.isEmpty()) {
            Assumptions.abort(message);
        }
        return component.get();
    }
}
