package nl.watals.inbox;

/** Moderation on SQLite. */
class SqliteInboxTest extends InboxTest {
    @Override
    InboxAddress address() {
        return InboxAddress.file(folder.resolve(".watals/inbox.db"));
    }
}
