-- Drops what was read from a source, before it is read again or another text takes its place: mentions.
-- in:  :source_id INTEGER
DELETE FROM mention WHERE source_id = :source_id;
