package nl.watals.inbox;

import java.util.List;

/** What became of an action. Only {@link Done} changed anything. */
public sealed interface Outcome {
    /** It happened; the item as it is now. */
    record Done(Item item) implements Outcome {}

    /** Somebody else changed the item since it was read; the item as it is now. */
    record SomebodyElseWasFirst(Item item) implements Outcome {}

    /** The rules forbid it: every reason at once. */
    record Refused(Item item, List<Refusal> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** There is no such item. */
    record NotFound() implements Outcome {}
}
