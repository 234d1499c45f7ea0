-- How many cables bear each TAGS entry, month by month.
-- in:  :tag TEXT (one entry), :since TEXT, :until TEXT (days, inclusive); each may be left out
-- out: month (YYYY-MM), tag, cables INTEGER
SELECT substr(cable.date, 1, 7) AS month, node.name AS tag, count(DISTINCT edge.cable_id) AS cables
FROM edge
JOIN node ON node.node_id = edge.object_id
JOIN cable ON cable.cable_id = edge.cable_id
WHERE edge.predicate = 'tagged' AND cable.date IS NOT NULL
  AND (:tag IS NULL OR node.name = upper(:tag))
  AND (:since IS NULL OR cable.last_day >= :since)
  AND (:until IS NULL OR cable.first_day <= :until)
GROUP BY month, node.node_id
ORDER BY month, cables DESC, tag;
