package nl.watals.store;

import java.util.Optional;

/**
 * Where a site stands in an object store.
 *
 * @param bucket its name
 * @param prefix before the name of every file: empty, or without a slash before and with one behind
 */
public record StorePlace(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 63;

    /**
     * Reads {@code s3://bucket} or {@code s3://bucket/prefix}.
     *
     * @return empty when it is something else
     */
    public static Optional<StorePlace> of(String address) {
        if (!address.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = address.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        while (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        boolean plain = !prefix.startsWith("/")
                && !prefix.contains("//")
                && prefix.chars().noneMatch(c -> c < ' ');
        return isBucket(bucket) && plain
                ? Optional.of(new StorePlace(bucket, prefix.isEmpty() ? "" : prefix + "/"))
                : Optional.empty();
    }

    private static boolean isBucket(String name) {
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inside = i > 0 && i < name.length() - 1 && (c == '-' || c == '.');
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !inside) {
                return false;
            }
        }
        return true;
    }

    /** The address again. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
