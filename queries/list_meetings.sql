-- Who met whom, or was to, or never did: oldest first.
-- in:  :who TEXT (a name, folded), :least REAL (least confidence, 0 to 1); each may be left out
-- out: day, one, other, modality, confidence REAL (0 to 1), cable, paragraph, portion, quote
SELECT coalesce(fact.date, fact.cable_date) AS day, fact.subject AS one, fact.object AS other, fact.modality, fact.confidence, fact.cable,
       fact.paragraph, fact.portion, fact.quote
FROM edge JOIN fact ON fact.edge_id = edge.edge_id
WHERE edge.predicate = 'met'
  AND (:least IS NULL OR edge.confidence >= :least)
  AND (:who IS NULL
       OR fact.subject_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :who)
       OR fact.object_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :who))
ORDER BY day IS NULL, day, fact.cable, fact.start_byte;
