-- Says where a text that is read again stands now.
-- in:  :source_id INTEGER, :path TEXT, :document TEXT, :ordinal INTEGER
UPDATE source SET path = :path, document = :document, ordinal = :ordinal WHERE source_id = :source_id;
