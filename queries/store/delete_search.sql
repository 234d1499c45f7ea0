-- Makes the text of a source unsearchable, before it is dropped.
-- in:  :source_id INTEGER
INSERT INTO text_search (text_search, rowid, text)
SELECT 'delete', source_id, text FROM source_text WHERE source_id = :source_id;
