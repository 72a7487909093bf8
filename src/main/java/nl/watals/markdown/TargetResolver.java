package nl.watals.markdown;

/** Turns the destination that an author wrote into the address that the page carries. */
@FunctionalInterface
public interface TargetResolver {
    /** Leaves every destination as it was written. */
    TargetResolver AS_WRITTEN = (kind, target) -> target;

    /**
     * The address to write, not yet escaped for HTML. Called once for every destination that is allowed, also when it
     * leads nowhere: whether a target exists is for the caller to say, who gets all of them in {@link Rendered#links}.
     *
     * @param target as written, never null; relative, absolute or with a scheme
     * @return the address, never null
     */
    String resolve(Rendered.Kind kind, String target);
}
