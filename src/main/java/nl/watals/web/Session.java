package nl.watals.web;

import java.time.Instant;

/**
 * Somebody who is logged in.
 *
 * @param hash of the token in the cookie, by {@link Secrets#hash}; the token itself is not kept
 * @param user the name of the account
 * @param begun when they logged in
 * @param seen when they last did something, give or take a minute
 */
public record Session(String hash, String user, Instant begun, Instant seen) {}
