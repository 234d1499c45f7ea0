-- Drops what was read from a source, before it is read again: diagnostics.
-- in:  :source_id INTEGER
DELETE FROM diagnostic WHERE source_id = :source_id;
