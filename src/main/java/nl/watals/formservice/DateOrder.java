package nl.watals.formservice;

import java.util.Optional;

/** What comes first in a date such as 4-5-2026. */
public enum DateOrder {
    /** 4-5-2026 is the fourth of May. */
    DMY("dmy"),
    /** 4/5/2026 is the fifth of April. */
    MDY("mdy");

    private final String key;

    DateOrder(String key) {
        this.key = key;
    }

    /** The word behind {@code --date-order}. */
    public String key() {
        return key;
    }

    /** The order with this key, or empty when none has it. */
    public static Optional<DateOrder> of(String key) {
        for (DateOrder order : values()) {
            if (order.key.equals(key)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
