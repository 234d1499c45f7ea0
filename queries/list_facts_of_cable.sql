-- Everything a cable states, head first, in the order of its text.
-- in:  :cable TEXT (key), :least REAL (least confidence of an act, 0 to 1; may be left out)
-- out: the columns of the view fact, family
SELECT predicate.family, fact.*
FROM meant
CROSS JOIN edge ON edge.cable_id = meant.node_id
CROSS JOIN fact ON fact.edge_id = edge.edge_id
JOIN predicate ON predicate.name = edge.predicate
JOIN source ON source.source_id = edge.source_id
WHERE meant.key = :cable AND (:least IS NULL OR predicate.family <> 'act' OR edge.confidence >= :least)
ORDER BY source.section_number, fact.start_byte, fact.end_byte, fact.predicate, fact.subject, fact.object;
