-- Which messages a cable refers to, and which refer to it.
-- in:  :cable TEXT (key)
-- out: direction ('to', 'from'), cable, held, date, subject, reference (as written), rule
SELECT 'to' AS direction, target.name AS cable, target.held, cable.date, cable.subject, min(edge.object_text) AS reference, min(edge.rule) AS rule
FROM meant AS own
CROSS JOIN edge ON edge.subject_id = own.node_id AND edge.predicate = 'references'
CROSS JOIN entity AS target ON target.node_id = edge.object_id
LEFT JOIN cable ON cable.cable_id = target.entity_id
WHERE own.key = :cable
GROUP BY target.entity_id
UNION
SELECT 'from', citing.name, citing.held, cable.date, cable.subject, min(edge.object_text), min(edge.rule)
FROM meant AS own
CROSS JOIN edge ON edge.object_id = own.node_id AND edge.predicate = 'references'
CROSS JOIN entity AS citing ON citing.node_id = edge.subject_id
LEFT JOIN cable ON cable.cable_id = citing.entity_id
WHERE own.key = :cable
GROUP BY citing.entity_id
ORDER BY direction DESC, cable.date, cable;
