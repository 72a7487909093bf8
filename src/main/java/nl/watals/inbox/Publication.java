package nl.watals.inbox;

import nl.watals.submission.PublicRecord;

/**
 * A public record that must be in the repository.
 *
 * @param version of the item that it was made of
 */
public record Publication(String id, int version, PublicRecord record) {}
