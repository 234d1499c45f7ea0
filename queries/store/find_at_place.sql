-- What a place of an input held before: other words than those of one source. Two documents of an input may state one
-- identity, so the one at the same ordinal stands first.
-- in:  :path TEXT, :document TEXT, :ordinal INTEGER, :source_id INTEGER (the words it holds now; NULL: new ones),
--      :before INTEGER (sources with a smaller number: later ones came with this load)
-- out: source_id INTEGER
SELECT source_id
FROM source
WHERE path = :path AND document = :document AND source_id IS NOT :source_id
  AND source_id < :before
ORDER BY ordinal <> :ordinal, source_id;
