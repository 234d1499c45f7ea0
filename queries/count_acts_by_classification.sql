-- Which acts are reported at which classification: of the cable, and of the paragraph where it is marked.
-- in:  :least REAL (least confidence, 0 to 1; may be left out)
-- out: classification, portion, act, acts INTEGER, cables INTEGER
-- scan: edge (acts are found by predicate and counted)
SELECT cable.classification, edge.portion, edge.predicate AS act, count(*) AS acts, count(DISTINCT edge.cable_id) AS cables
FROM predicate
JOIN edge ON edge.predicate = predicate.name
JOIN cable ON cable.cable_id = edge.cable_id
WHERE predicate.family = 'act' AND (:least IS NULL OR edge.confidence >= :least)
GROUP BY cable.classification, edge.portion, edge.predicate
ORDER BY cable.classification, edge.portion, acts DESC, act;
