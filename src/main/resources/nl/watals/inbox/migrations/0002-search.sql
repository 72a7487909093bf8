-- The words of what waits or is public, folded by the program (see SearchWords), so that both databases find the same.
[sqlite] CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
-- Deleted words are wiped from the index at once, not at some later merge.
[sqlite] INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
[postgresql] CREATE TABLE search (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
[postgresql] CREATE INDEX search_words ON search USING GIN (words);
