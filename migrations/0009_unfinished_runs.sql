-- Each load that did not end is remembered by what it was to read: another one that ends does not complete it.
ALTER TABLE unfinished RENAME TO unfinished_before;
CREATE TABLE unfinished (
  path  TEXT PRIMARY KEY DEFAULT '',          -- absolute path of an input that it was to read; empty: not known, any load completes it
  since TEXT NOT NULL                         -- when the first batch of the load was stored, RFC 3339
) STRICT;
INSERT INTO unfinished (since) SELECT since FROM unfinished_before;
DROP TABLE unfinished_before;
