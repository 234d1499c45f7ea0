-- The cables whose text holds some words, as the nodes that stand for them.
-- in:  :words TEXT (FTS5 syntax)    out: cable_id INTEGER
SELECT DISTINCT message.meant_id AS cable_id
FROM text_search
CROSS JOIN source ON source.source_id = text_search.rowid
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE text_search MATCH :words
ORDER BY message.meant_id;
