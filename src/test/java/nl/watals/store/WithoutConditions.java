package nl.watals.store;

import java.util.Map;
import java.util.Optional;

/** A store that overwrites whatever is there, as older ones do, and says that all is well. */
record WithoutConditions(ObjectStore store) implements ObjectStore {
    @Override
    public Written writeIf(String name, byte[] bytes, Optional<String> tag) throws StoreException {
        store.write(name, bytes);
        return Written.DONE;
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
