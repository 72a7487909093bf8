package nl.watals.site;

import java.util.List;

/**
 * Somebody who takes part and chose to say so in public.
 *
 * @param name plain text
 * @param role plain text, may be empty
 * @param html why they take part, safe to publish as it is; may be empty
 * @param themes slugs
 */
public record Participant(String id, String name, String role, String html, List<String> themes) {}
