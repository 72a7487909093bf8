package nl.watals.bake;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

/** A date as JBake's templates know it, which also remembers the day and time that were written. */
final class SiteDate extends Date {
    private static final long serialVersionUID = 1L;

    private final transient LocalDateTime local;

    SiteDate(LocalDateTime local, ZoneId zone) {
        super(local.atZone(zone).toInstant().toEpochMilli());
        this.local = local;
    }

    LocalDateTime local() {
        return local;
    }
}
