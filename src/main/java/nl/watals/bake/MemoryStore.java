package nl.watals.bake;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.watals.work.Lazy;
import org.jbake.app.ContentStore;
import org.jbake.app.DocumentList;
import org.jbake.model.DocumentModel;
import org.jbake.model.DocumentTypes;
import org.jbake.model.ModelAttributes.Status;

/**
 * JBake's content store in memory. Documents are added first, up to {@link #seal}; the first query sorts them, once, and
 * every query is a look-up that returns the same unmodifiable list. Thread-safe once sealed.
 */
final class MemoryStore extends ContentStore {
    private static final DocumentList<DocumentModel> NONE = new FrozenList<>(List.of());

    private static final Sealed NOTHING = new Sealed(List.of(), List.of());

    private final List<DocumentModel> added = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private List<String> types = List.of();
    private Lazy<Sealed> sealed = Lazy.ready(NOTHING);

    MemoryStore() {
        super("memory", "documents");
    }

    @Override
    public void addDocument(DocumentModel document) {
        added.add(document);
    }

    /** What every template can read, by name; filled before {@link #seal}. */
    Map<String, Object> variables() {
        return variables;
    }

    /** Every key that a page brings in its front matter; filled before {@link #seal}. */
    Set<String> keys() {
        return keys;
    }

    /** Ends the adding: from now on there are queries. */
    void seal() {
        types = List.of(DocumentTypes.getDocumentTypes());
        sealed = Lazy.of(() -> Sealed.of(added, types));
    }

    /** Has other documents from now on, in this order; nobody may ask the store meanwhile. */
    void refill(Supplier<List<DocumentModel>> documents) {
        added.clear();
        sealed = Lazy.of(() -> Sealed.of(documents.get(), types));
    }

    private Sealed sealed() {
        return sealed.get();
    }

    /**
     * The lists that queries return: newest first, and of one date the last one first, as JBake's store gives them where it
     * runs on one core. Documents without a date come last, in the order in which they were added.
     */
    private static final class Sealed {
        private final Map<String, DocumentList<DocumentModel>> all = new HashMap<>();
        private final Map<String, DocumentList<DocumentModel>> published = new HashMap<>();
        private final Map<String, DocumentModel> byUri;
        private final Map<String, DocumentList<DocumentModel>> postsByTag = new HashMap<>();
        private final Map<String, DocumentList<DocumentModel>> documentsByTag = new HashMap<>();

        // Hash sets, as JBake has them: templates see the tags in the same order here and there.
        private final Set<String> postTags = new HashSet<>();
        private final Set<String> allTags = new HashSet<>();

        /** The page whose template asks first looked at no document by that. */
        private static Sealed of(List<DocumentModel> documents, List<String> types) {
            Touched touched = Touched.pause();
            try {
                return new Sealed(documents, types);
            } finally {
                Touched.resume(touched);
            }
        }

        private Sealed(List<DocumentModel> documents, List<String> types) {
            Map<String, List<Dated>> byType = new HashMap<>();
            byUri = new HashMap<>(documents.size() * 2);
            for (int i = documents.size() - 1; i >= 0; i--) {
                Dated document = Dated.of(documents.get(i));
                byType.computeIfAbsent(document.document().getType(), type -> new ArrayList<>())
                        .add(document);
                byUri.put(document.document().getSourceuri(), document.document());
            }
            byType.forEach((type, ofType) -> {
                List<DocumentModel> sorted = Dated.newestFirst(ofType);
                all.put(type, new FrozenList<>(sorted));
                published.put(type, new FrozenList<>(publishedOf(sorted)));
            });
            sealTags(types);
        }

        private static List<DocumentModel> publishedOf(List<DocumentModel> documents) {
            List<DocumentModel> published = new ArrayList<>(documents.size());
            for (DocumentModel document : documents) {
                if (Status.PUBLISHED.equals(document.getStatus())) {
                    published.add(document);
                }
            }
            return published;
        }

        private void sealTags(List<String> types) {
            Map<String, List<DocumentModel>> posts = new HashMap<>();
            Map<String, List<DocumentModel>> documents = new HashMap<>();
            for (String type : types) {
                for (DocumentModel document : published.getOrDefault(type, NONE)) {
                    for (String tag : document.getTags()) {
                        allTags.add(tag);
                        documents.computeIfAbsent(tag, key -> new ArrayList<>()).add(document);
                        if (type.equals("post")) {
                            postTags.add(tag);
                            posts.computeIfAbsent(tag, key -> new ArrayList<>()).add(document);
                        }
                    }
                }
            }
            posts.forEach((tag, list) -> postsByTag.put(tag, new FrozenList<>(list)));
            documents.forEach((tag, list) -> documentsByTag.put(tag, new FrozenList<>(list)));
        }
    }

    /** A document with its date, which is slow to ask for; null for none. */
    private record Dated(DocumentModel document, Date date) {
        private static Dated of(DocumentModel document) {
            return new Dated(document, document.getDate());
        }

        /** @param lastFirst documents, the last one that was added first */
        private static List<DocumentModel> newestFirst(List<Dated> lastFirst) {
            List<Dated> dated = new ArrayList<>(lastFirst.size());
            List<DocumentModel> undated = new ArrayList<>();
            for (Dated one : lastFirst) {
                if (one.date == null) {
                    undated.add(one.document);
                } else {
                    dated.add(one);
                }
            }
            dated.sort((a, b) -> b.date.compareTo(a.date));
            List<DocumentModel> sorted = new ArrayList<>(lastFirst.size());
            for (Dated one : dated) {
                sorted.add(one.document);
            }
            Collections.reverse(undated);
            sorted.addAll(undated);
            return sorted;
        }
    }

    @Override
    public long getDocumentCount(String docType) {
        return getAllContent(docType).size();
    }

    @Override
    public long getPublishedCount(String docType) {
        return getPublishedContent(docType).size();
    }

    @Override
    public DocumentList<DocumentModel> getDocumentByUri(String uri) {
        DocumentModel document = sealed().byUri.get(uri);
        return document == null ? NONE : new FrozenList<>(List.of(document));
    }

    @Override
    public DocumentList<DocumentModel> getDocumentStatus(String uri) {
        return getDocumentByUri(uri);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPosts() {
        return getPublishedContent("post");
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPosts(boolean applyPaging) {
        return getPublishedContent("post");
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPostsByTag(String tag) {
        return sealed().postsByTag.getOrDefault(tag, NONE);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedDocumentsByTag(String tag) {
        return sealed().documentsByTag.getOrDefault(tag, NONE);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPages() {
        return getPublishedContent("page");
    }

    @Override
    public DocumentList<DocumentModel> getPublishedContent(String docType) {
        return sealed().published.getOrDefault(docType, NONE);
    }

    @Override
    public DocumentList<DocumentModel> getAllContent(String docType) {
        return sealed().all.getOrDefault(docType, NONE);
    }

    @Override
    public DocumentList<DocumentModel> getAllContent(String docType, boolean applyPaging) {
        return getAllContent(docType);
    }

    /** Always empty: the stock tool that asks for this reads all documents again for each one. We queue them ourselves. */
    @Override
    public DocumentList<DocumentModel> getUnrenderedContent() {
        return NONE;
    }

    @Override
    public Set<String> getTags() {
        return Collections.unmodifiableSet(sealed().postTags);
    }

    @Override
    public Set<String> getAllTags() {
        return Collections.unmodifiableSet(sealed().allTags);
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void startup() {
        // There is nothing to start: the documents live in this object.
    }

    @Override
    public void close() {
        // There is nothing to close: the documents go with this object.
    }

    @Override
    public void shutdown() {
        // As close.
    }

    @Override
    public void drop() {
        throw notHere();
    }

    @Override
    public void deleteContent(String uri) {
        throw notHere();
    }

    @Override
    public void deleteAllByDocType(String docType) {
        throw notHere();
    }

    @Override
    public void markContentAsRendered(DocumentModel document) {
        throw notHere();
    }

    @Override
    public void updateAndClearCacheIfNeeded(boolean needed, File templateFolder) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("every build starts with an empty store");
    }
}
