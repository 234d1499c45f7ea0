-- Drops what was read from a source, before it is read again: paragraphs.
-- in:  :source_id INTEGER
DELETE FROM paragraph WHERE source_id = :source_id;
