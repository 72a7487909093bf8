package nl.watals.site;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the approved submissions add to the site.
 *
 * @param ideas pages made from records, one per approved idea that no editor took over
 * @param withdrawn neutral pages at the addresses of withdrawn ideas; they are in no list
 * @param threads the reactions under a page by its url, oldest first
 * @param participants by name, A to Z
 * @param moved addresses of ideas that an editor took over at another address, to the new one
 * @param references what records without a page of their own point to, by the file of the record
 * @param unreadable addresses that ideas would have whose records could not be read, so that what points to them is not
 *     reported as well
 * @param records how many records were read
 * @param withdrawnRecords how many of them are withdrawn
 */
public record Imported(
        List<Page> ideas,
        List<Page> withdrawn,
        Map<String, List<Reaction>> threads,
        List<Participant> participants,
        Map<String, String> moved,
        Map<String, Reference> references,
        Set<String> unreadable,
        int records,
        int withdrawnRecords) {
    /** A site without submissions. */
    public static final Imported NOTHING =
            new Imported(List.of(), List.of(), Map.of(), List.of(), Map.of(), Map.of(), Set.of(), 0, 0);
}
