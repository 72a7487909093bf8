-- People who moderate. A password is kept as an Argon2id hash only.
CREATE TABLE desk_user (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL DEFAULT '',
    totp_used BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

-- A session is known by the hash of its token, so that this table lets nobody in.
CREATE TABLE desk_session (
    token_hash TEXT PRIMARY KEY,
    user_name TEXT NOT NULL REFERENCES desk_user (name),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX desk_session_seen ON desk_session (seen_at);
