-- How many acts of each kind the cables report, by year.
-- out: year, act, modality, acts INTEGER
-- scan: edge (acts are found by predicate and counted)
SELECT substr(coalesce(edge.date, cable.date), 1, 4) AS year, edge.predicate AS act, edge.modality, count(*) AS acts
FROM predicate
JOIN edge ON edge.predicate = predicate.name
LEFT JOIN cable ON cable.cable_id = edge.cable_id
WHERE predicate.family = 'act'
GROUP BY 1, 2, 3
ORDER BY year, act, edge.modality;
