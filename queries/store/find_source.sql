-- The source with these very bytes and stated facts, if it has been read before.
-- in:  :sha256 TEXT, :stated_mrn TEXT, :stated_date TEXT    out: source_id INTEGER, leads INTEGER
SELECT source_id, leads
FROM source
WHERE sha256 = :sha256 AND stated_mrn = :stated_mrn AND stated_date = :stated_date
ORDER BY source_id;
