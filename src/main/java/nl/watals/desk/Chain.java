package nl.watals.desk;

import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Item;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.Refusal;

/**
 * Several actions on one item, one after the other, as one button asks for them. It stops at the first that does not happen;
 * those before it stand.
 */
final class Chain {
    private final Inbox inbox;
    private final Actor actor;
    private final String id;
    private int version;
    private Optional<Item> somebodyElse = Optional.empty();
    private List<Refusal> refusals = List.of();

    /** @param version the version that the moderator saw */
    Chain(Inbox inbox, Actor actor, String id, int version) {
        this.inbox = inbox;
        this.actor = actor;
        this.id = id;
        this.version = version;
    }

    /** Does the next one, unless one before it did not happen. */
    Chain then(Action action) {
        if (!isFine()) {
            return this;
        }
        Outcome outcome = inbox.act(id, version, actor, action);
        if (outcome instanceof Outcome.Done done) {
            version = done.item().version();
        } else if (outcome instanceof Outcome.SomebodyElseWasFirst first) {
            somebodyElse = Optional.of(first.item());
        } else if (outcome instanceof Outcome.Refused refused) {
            refusals = refused.reasons();
        } else {
            throw new NotFoundResponse();
        }
        return this;
    }

    boolean isFine() {
        return somebodyElse.isEmpty() && refusals.isEmpty();
    }

    /** The item as somebody else has left it. */
    Optional<Item> somebodyElse() {
        return somebodyElse;
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
