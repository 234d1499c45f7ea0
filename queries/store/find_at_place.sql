-- What a place of an input held before: other words than those of one source.
-- in:  :path TEXT, :document TEXT, :source_id INTEGER (the words it holds now; NULL: new ones)
-- out: source_id INTEGER, cable_id INTEGER, leads INTEGER
SELECT source_id, cable_id, leads
FROM source
WHERE path = :path AND document = :document AND superseded = 0 AND source_id IS NOT :source_id
ORDER BY source_id;
