package nl.watals.inbox;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of the queue.
 *
 * @param next the cursor for the rows behind these; empty when there are none
 */
public record QueuePage(List<QueueRow> rows, Optional<String> next) {
    public QueuePage {
        rows = List.copyOf(rows);
    }
}
