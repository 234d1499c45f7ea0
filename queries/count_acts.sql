-- How many acts of each kind the cables report, by year.
-- in:  :least REAL (least confidence, 0 to 1; may be left out)
-- out: year, act, modality, acts INTEGER
-- scan: edge (acts are found by predicate and counted)
SELECT substr(coalesce(edge.date, cable.first_day), 1, 4) AS year, edge.predicate AS act, edge.modality, count(*) AS acts
FROM predicate
JOIN edge ON edge.predicate = predicate.name
LEFT JOIN cable ON cable.cable_id = edge.cable_id
WHERE predicate.family = 'act' AND (:least IS NULL OR edge.confidence >= :least)
GROUP BY 1, 2, 3
ORDER BY year, act, edge.modality;
