-- The source with these very bytes and stated facts, if it has been read before.
-- in:  :sha256 TEXT, :stated_mrn TEXT, :stated_date TEXT, :stated_id TEXT
-- out: source_id INTEGER, leads INTEGER, cable_id INTEGER, section_number INTEGER, path TEXT, document TEXT, ordinal INTEGER, reader TEXT
SELECT source_id, leads, cable_id, section_number, path, document, ordinal, reader
FROM source
WHERE sha256 = :sha256 AND stated_mrn = :stated_mrn AND stated_date = :stated_date AND stated_id = :stated_id
ORDER BY source_id;
