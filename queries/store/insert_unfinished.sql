-- Notes that something of some inputs was stored that is not joined yet.
-- in:  :paths TEXT (JSON array of absolute paths), :since TEXT
INSERT OR IGNORE INTO unfinished (path, since) SELECT value, :since FROM json_each(:paths);
