package nl.watals.store;

import java.util.List;

/**
 * What a publication did, or would do.
 *
 * @param uploaded how many files were sent
 * @param bytes how many bytes those are
 * @param unchanged how many files were there already
 * @param deleted how many files of an earlier site are gone
 * @param kept how many files of an earlier site stay a while, for pages that somebody still has open
 * @param notes for whoever published: what this store cannot do
 */
public record StoreResult(int uploaded, long bytes, int unchanged, int deleted, int kept, List<String> notes) {}
