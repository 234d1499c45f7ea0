-- The text that the graph of a cable (or of one section of it) is built from.
-- in:  :cable_id INTEGER, :section_number INTEGER (NULL: a whole message)
-- out: source_id INTEGER, bytes INTEGER, sha256 TEXT, path TEXT
SELECT source_id, bytes, sha256, path
FROM source
WHERE cable_id = :cable_id AND leads = 1 AND section_number IS :section_number
ORDER BY source_id;
