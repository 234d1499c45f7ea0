-- What was said for and against an initiative, by whom: every act on it or on a part of it, oldest first.
-- in:  :entity TEXT (key), or :words TEXT (folded: acts whose object has these words, "cease fire" in any spelling); :least REAL (least confidence, 0 to 1; may be left out)
-- out: day, relation ('itself', 'part': its object names it and says more), office (of who acts, as the same cable has it),
--      the columns of the view fact
-- scan: edge place spelling (acts are found by predicate; only where words are asked for, which have few spellings)
WITH
  -- the words as they are, without one of their blanks, and with one more: "cease-fire", "ceasefire"
  place (at) AS (SELECT 1 WHERE :words IS NOT NULL UNION ALL SELECT at + 1 FROM place WHERE at < length(:words)),
  spelling (words) AS (
    SELECT :words
    UNION
    SELECT substr(:words, 1, at - 1) || substr(:words, at + 1) FROM place WHERE substr(:words, at, 1) = ' '
    UNION
    SELECT substr(:words, 1, at) || ' ' || substr(:words, at + 1)
    FROM place
    WHERE at BETWEEN 2 AND length(:words) - 2 AND instr(substr(:words, at - 1, 4), ' ') = 0
  ),
  wording (edge_id, words) AS MATERIALIZED (
    SELECT edge.edge_id,
           ' ' || replace(replace(replace(replace(lower(substr(edge.object_text, 1, 80)), ',', ' '), '-', ' '), char(10), ' '), '  ', ' ') || ' ' AS words
    FROM predicate
    CROSS JOIN edge ON edge.predicate = predicate.name
    WHERE :entity IS NULL AND :words IS NOT NULL AND predicate.family = 'act'
      -- quick to look for: the ends of the words, of which no spelling parts two letters; of a short word all of it
      AND edge.object_text LIKE '%' || iif(length(:words) < 4, replace(:words, ' ', '%'),
                                           replace(substr(:words, 1, 2), ' ', '') || '%' || replace(substr(:words, -2), ' ', '')) || '%'
      AND instr(replace(replace(replace(lower(substr(edge.object_text, 1, 80)), '-', ''), char(10), ''), ' ', ''), replace(:words, ' ', '')) > 0
  ),
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
    SELECT wording.edge_id, 'part' FROM wording CROSS JOIN spelling WHERE instr(wording.words, ' ' || spelling.words || ' ') > 0
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
