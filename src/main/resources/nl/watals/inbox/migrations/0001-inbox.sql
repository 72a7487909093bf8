-- One row a submission; it stays, without texts, after everything private is erased, so that the same submission is
-- not taken in twice and the audit log keeps its meaning. Times are milliseconds since 1970 in UTC.
CREATE TABLE item (
    seq <identity>,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    previous_state TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    waiting INTEGER NOT NULL,
    urgency INTEGER NOT NULL DEFAULT 1,
    received_at BIGINT NOT NULL,
    state_at BIGINT NOT NULL,
    expires_at BIGINT,
    undo_until BIGINT,
    holds TEXT NOT NULL DEFAULT '',
    acute INTEGER NOT NULL DEFAULT 0,
    acute_seen_by TEXT NOT NULL DEFAULT '',
    reviewer TEXT NOT NULL DEFAULT '',
    first_approval TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL,
    origin_hash TEXT NOT NULL UNIQUE,
    withdraw_hash TEXT NOT NULL UNIQUE,
    record_state TEXT NOT NULL DEFAULT 'none',
    record_kind TEXT NOT NULL DEFAULT '',
    record_date TEXT NOT NULL,
    slug TEXT NOT NULL DEFAULT '',
    record_page TEXT NOT NULL DEFAULT '',
    record_parent TEXT NOT NULL DEFAULT '',
    merged_into TEXT NOT NULL DEFAULT '',
    event TEXT NOT NULL DEFAULT '',
    published_at BIGINT,
    erased_at BIGINT,
    changed_at BIGINT NOT NULL
);

-- The queue: what waits for a person, the most urgent first, then the oldest.
CREATE INDEX item_queue ON item (waiting, urgency, received_at, id, kind, state);
CREATE INDEX item_state ON item (state, urgency, received_at, id, kind);
CREATE INDEX item_kind ON item (kind, state, urgency, received_at, id);
CREATE INDEX item_expires ON item (expires_at, id);
CREATE INDEX item_record ON item (record_state, id);
CREATE INDEX item_changed ON item (changed_at, id);
CREATE INDEX item_event ON item (kind, event, received_at, id);

-- Exactly what arrived; never changed.
CREATE TABLE original (
    item TEXT PRIMARY KEY REFERENCES item (id),
    title TEXT NOT NULL,
    now_text TEXT NOT NULL,
    effect TEXT NOT NULL,
    body TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    themes TEXT NOT NULL,
    page TEXT NOT NULL,
    parent TEXT NOT NULL,
    event TEXT NOT NULL
);

-- What a moderator makes of it: the only texts that can become public.
CREATE TABLE public_version (
    item TEXT PRIMARY KEY REFERENCES item (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    now_text TEXT NOT NULL,
    effect TEXT NOT NULL,
    body TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    themes TEXT NOT NULL,
    page TEXT NOT NULL,
    parent TEXT NOT NULL,
    event TEXT NOT NULL
);

CREATE TABLE item_theme (
    theme TEXT NOT NULL,
    item TEXT NOT NULL REFERENCES item (id),
    PRIMARY KEY (theme, item)
);
CREATE INDEX item_theme_item ON item_theme (item);

CREATE TABLE contact (
    item TEXT PRIMARY KEY REFERENCES item (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    attendance TEXT NOT NULL
);

CREATE TABLE consent (
    item TEXT PRIMARY KEY REFERENCES item (id),
    form TEXT NOT NULL,
    age TEXT NOT NULL,
    about TEXT NOT NULL,
    given_at BIGINT NOT NULL
);

CREATE TABLE consent_tick (
    item TEXT NOT NULL REFERENCES item (id),
    place INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    words TEXT NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (item, place)
);

-- A severe mark that a moderator let stand, and why.
CREATE TABLE overruling (
    item TEXT NOT NULL REFERENCES item (id),
    mark TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (item, mark)
);

-- Moderators who know the people of an item, and so do not decide about it.
CREATE TABLE stepped_aside (
    item TEXT NOT NULL REFERENCES item (id),
    who TEXT NOT NULL,
    PRIMARY KEY (item, who)
);

-- Who did what, when and by which reason code. Never a text, never a name of a sender.
CREATE TABLE audit (
    seq <identity>,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    amount INTEGER NOT NULL
);
CREATE INDEX audit_item ON audit (item, seq);

-- Last parts of addresses of ideas that are taken, by an item or by a file of the site.
CREATE TABLE address (
    slug TEXT PRIMARY KEY,
    owner TEXT NOT NULL
);

-- Mail that waits to be sent. The address is looked up when it is sent: erased contact data leave no copy here.
CREATE TABLE outbox (
    seq <identity>,
    item TEXT NOT NULL REFERENCES item (id),
    template TEXT NOT NULL,
    words TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    status TEXT NOT NULL,
    claimed_until BIGINT NOT NULL,
    message_id TEXT NOT NULL UNIQUE
);
CREATE INDEX outbox_due ON outbox (status, next_try, seq);
CREATE INDEX outbox_item ON outbox (item);

-- Facts about this database itself, such as the retention periods that its dates were counted with.
CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
