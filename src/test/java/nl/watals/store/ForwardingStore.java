package nl.watals.store;

import java.util.Map;
import java.util.Optional;

/** A store that does everything by way of another one, for those that do one thing otherwise. */
class ForwardingStore implements ObjectStore {
    private final ObjectStore store;

    ForwardingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Map<String, Listed> list() throws StoreException {
        return store.list();
    }

    @Override
    public Optional<Read> read(String name) throws StoreException {
        return store.read(name);
    }

    @Override
    public Optional<String> fingerprint(String name) throws StoreException {
        return store.fingerprint(name);
    }

    @Override
    public void send(SiteObject object) throws StoreException {
        store.send(object);
    }

    @Override
    public boolean redirects() {
        return store.redirects();
    }

    @Override
    public void write(String name, byte[] bytes) throws StoreException {
        store.write(name, bytes);
    }

    @Override
    public Written writeIf(String name, byte[] bytes, Optional<String> tag) throws StoreException {
        return store.writeIf(name, bytes, tag);
    }

    @Override
    public void delete(String name) throws StoreException {
        store.delete(name);
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public void close() {
        store.close();
    }
}
