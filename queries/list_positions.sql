-- What was said for and against an initiative, by whom: every act on it or on a part of it, oldest first.
-- in:  :entity TEXT (key), or :words TEXT (folded: acts whose object has these words); :least REAL (least confidence, 0 to 1; may be left out)
-- out: day, relation ('itself', 'part': its object names it and says more), office (of who acts, as the same cable has it),
--      the columns of the view fact
-- scan: edge (acts are found by predicate; only where words are asked for)
WITH
  own (node_id) AS (SELECT node_id FROM meant WHERE key = :entity),
  hit (edge_id, relation) AS (
    SELECT edge.edge_id, 'itself'
    FROM own
    CROSS JOIN edge ON edge.object_id = own.node_id
    UNION
    -- the first words of the object name it: what stands further back is said in passing
    SELECT edge.edge_id, 'part'
    FROM own
    CROSS JOIN mention ON mention.node_id = own.node_id
    CROSS JOIN edge ON edge.source_id = mention.source_id AND edge.start_byte <= mention.start_byte AND edge.end_byte >= mention.end_byte
    CROSS JOIN source_text ON source_text.source_id = mention.source_id
    WHERE instr(replace(substr(edge.object_text, 1, 80), char(10), ' '),
                replace(CAST(substr(CAST(source_text.text AS BLOB), mention.start_byte + 1, mention.end_byte - mention.start_byte) AS TEXT), char(10), ' ')) > 0
    UNION
    SELECT edge.edge_id, 'part'
    FROM predicate
    CROSS JOIN edge ON edge.predicate = predicate.name
    WHERE :entity IS NULL AND predicate.family = 'act'
      AND edge.object_text LIKE '%' || replace(replace(replace(replace(:words, '\', '\\'), '%', '\%'), '_', '\_'), ' ', '_') || '%' ESCAPE '\'
      AND instr(' ' || replace(replace(replace(lower(substr(edge.object_text, 1, 80)), ',', ' '), '-', ' '), char(10), ' ') || ' ', ' ' || :words || ' ') > 0
  )
SELECT coalesce(fact.date, fact.cable_date) AS day, min(hit.relation) AS relation,
       (SELECT min(office.object_text) FROM edge AS office
        WHERE office.subject_id = edge.subject_id AND office.predicate = 'holds_office' AND office.cable_id = edge.cable_id) AS office,
       fact.*
FROM hit
CROSS JOIN edge ON edge.edge_id = hit.edge_id
CROSS JOIN predicate ON predicate.name = edge.predicate AND predicate.family = 'act' AND predicate.name <> 'met'
CROSS JOIN fact ON fact.edge_id = hit.edge_id
WHERE :least IS NULL OR edge.confidence >= :least
GROUP BY hit.edge_id
ORDER BY day IS NULL, day, fact.cable, fact.start_byte, fact.predicate, fact.subject, fact.edge_id;
