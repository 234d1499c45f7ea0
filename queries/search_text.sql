-- Cables whose text holds some words, best first.
-- in:  :words TEXT (FTS5 syntax: words, "a phrase", AND OR NOT, NEAR(one two); none when left out), :most INTEGER (how many; all when left out),
--      :among TEXT (JSON array of nodes of cables; all when left out)
-- out: cable, date, classification, subject, snippet (the words between [ ]), rank REAL (lower is better)
SELECT node.name AS cable, cable.date, cable.classification, cable.subject,
       snippet(text_search, 0, '[', ']', ' … ', 24) AS snippet, text_search.rank
FROM text_search
JOIN source ON source.source_id = text_search.rowid
JOIN node ON node.node_id = source.cable_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE text_search MATCH coalesce(:words, '""')
  AND (:among IS NULL OR source.cable_id IN (SELECT value FROM json_each(:among)))
ORDER BY text_search.rank, cable.date, node.name, source.section_number, source.sha256
LIMIT coalesce(:most, -1);
