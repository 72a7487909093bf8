package nl.watals.inbox;

import nl.watals.Required;

/** Moderation on PostgreSQL. */
class PostgresqlInboxTest extends InboxTest {
    @Override
    InboxAddress address() {
        return Required.here(PostgresqlServer.start(), "PostgreSQL").schema();
    }
}
