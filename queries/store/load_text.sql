-- The text of one source.
-- in:  :source_id INTEGER    out: text
SELECT text FROM source_text WHERE source_id = :source_id ORDER BY source_id;
