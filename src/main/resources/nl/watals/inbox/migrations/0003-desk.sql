-- People who moderate. A password is kept as an Argon2id hash only.
CREATE TABLE desk_user (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL DEFAULT '',
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

-- A session is known by the hash of its token, so that this table lets nobody in.
CREATE TABLE desk_session (
    token_hash TEXT PRIMARY KEY,
    user_name TEXT NOT NULL REFERENCES desk_user (name),
    csrf_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX desk_session_expires ON desk_session (expires_at);

-- Failed log-ins, by a key that names nobody: the hash of a name or of an address.
CREATE TABLE desk_attempt (
    subject TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX desk_attempt_subject ON desk_attempt (subject, at);
