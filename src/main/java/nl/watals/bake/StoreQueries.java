package nl.watals.bake;

import java.util.Set;
import org.jbake.app.ContentStore;
import org.jbake.app.DocumentList;
import org.jbake.model.DocumentModel;

/**
 * What templates see as {@code db}: the queries of JBake's {@link ContentStore} under the same names. Templates reach
 * methods by reflection, which on a {@code ContentStore} itself would need OrientDB.
 */
public final class StoreQueries {
    private final ContentStore store;

    StoreQueries(ContentStore store) {
        this.store = store;
    }

    /** How many documents have the type. */
    public long getDocumentCount(String docType) {
        return store.getDocumentCount(docType);
    }

    /** How many published documents have the type. */
    public long getPublishedCount(String docType) {
        return store.getPublishedCount(docType);
    }

    /** The one document with the source uri, or an empty list. */
    public DocumentList<DocumentModel> getDocumentByUri(String uri) {
        return store.getDocumentByUri(uri);
    }

    /** As {@link #getDocumentByUri}. */
    public DocumentList<DocumentModel> getDocumentStatus(String uri) {
        return store.getDocumentStatus(uri);
    }

    /** The published posts, newest first. */
    public DocumentList<DocumentModel> getPublishedPosts() {
        return store.getPublishedPosts();
    }

    /** The published posts, newest first: all of them, for the parts of a paginated index have their own list. */
    public DocumentList<DocumentModel> getPublishedPosts(boolean applyPaging) {
        return store.getPublishedPosts(applyPaging);
    }

    /** The published posts with the tag, newest first. */
    public DocumentList<DocumentModel> getPublishedPostsByTag(String tag) {
        return store.getPublishedPostsByTag(tag);
    }

    /** The published documents with the tag, by type, newest first. */
    public DocumentList<DocumentModel> getPublishedDocumentsByTag(String tag) {
        return store.getPublishedDocumentsByTag(tag);
    }

    /** The published pages, newest first. */
    public DocumentList<DocumentModel> getPublishedPages() {
        return store.getPublishedPages();
    }

    /** The published documents of the type, newest first. */
    public DocumentList<DocumentModel> getPublishedContent(String docType) {
        return store.getPublishedContent(docType);
    }

    /** The documents of the type, newest first. */
    public DocumentList<DocumentModel> getAllContent(String docType) {
        return store.getAllContent(docType);
    }

    /** The documents of the type, newest first; as {@link #getPublishedPosts(boolean)}. */
    public DocumentList<DocumentModel> getAllContent(String docType, boolean applyPaging) {
        return store.getAllContent(docType, applyPaging);
    }

    /** The tags of published posts. */
    public Set<String> getTags() {
        return store.getTags();
    }

    /** The tags of all published documents. */
    public Set<String> getAllTags() {
        return store.getAllTags();
    }
}
