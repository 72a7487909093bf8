-- The desk asks at every page what can still be taken back: a few rows among all.
CREATE INDEX item_undo ON item (undo_until);
