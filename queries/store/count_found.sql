-- How many texts hold some words.
-- in:  :words TEXT (FTS5 syntax), :among TEXT (JSON array of nodes of cables; all when left out)
-- out: found INTEGER
SELECT count(*) AS found
FROM text_search
JOIN source ON source.source_id = text_search.rowid
WHERE text_search MATCH :words
  AND (:among IS NULL OR source.cable_id IN (SELECT value FROM json_each(:among)))
ORDER BY found;
