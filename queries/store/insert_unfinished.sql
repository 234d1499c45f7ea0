-- Notes that something was stored that is not joined yet.
-- in:  :since TEXT
INSERT OR IGNORE INTO unfinished (id, since) VALUES (1, :since);
