-- Who was asked by mail whether the newsletter is really wanted, and said yes. Of the link only a hash is kept.
CREATE TABLE subscription (
    item TEXT PRIMARY KEY REFERENCES item (id),
    token_hash TEXT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    confirmed_at BIGINT
);
