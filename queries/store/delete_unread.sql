-- Forgets that an input could not be read, before it is told again or is read after all.
-- in:  :path TEXT, :line INTEGER (NULL: the input as a whole)
DELETE FROM diagnostic WHERE source_id IS NULL AND path = :path AND line IS :line;
