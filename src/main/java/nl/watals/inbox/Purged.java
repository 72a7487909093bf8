package nl.watals.inbox;

/**
 * What a purge erased.
 *
 * @param expired items of which nothing private is left
 * @param contacts published items whose contact data and original text went
 */
public record Purged(int expired, int contacts) {}
