package nl.watals.site;

import java.util.List;
import java.util.Map;

/**
 * What the approved submissions add to the site.
 *
 * @param ideas pages made from records, one per approved idea that no editor took over
 * @param withdrawn neutral pages at the addresses of withdrawn ideas; they are in no list
 * @param threads the reactions under a page by its url, oldest first
 * @param participants by name, A to Z
 * @param moved addresses of ideas that an editor took over at another address, to the new one
 * @param records how many records were read
 * @param withdrawnRecords how many of them are withdrawn
 */
public record Imported(
        List<Page> ideas,
        List<Page> withdrawn,
        Map<String, List<Reaction>> threads,
        List<Participant> participants,
        Map<String, String> moved,
        int records,
        int withdrawnRecords) {
    /** A site without submissions. */
    public static final Imported NOTHING = new Imported(List.of(), List.of(), Map.of(), List.of(), Map.of(), 0, 0);
}
