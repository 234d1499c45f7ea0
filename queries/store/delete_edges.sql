-- Drops what was read from a source, before it is read again or another text takes its place: statements.
-- in:  :source_id INTEGER
DELETE FROM edge WHERE source_id = :source_id;
