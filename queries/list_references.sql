-- Which messages a cable refers to, and which refer to it.
-- in:  :mrn TEXT (canonical)
-- out: direction ('to', 'from'), cable, held, date, subject, reference (as written)
SELECT 'to' AS direction, target.name AS cable, target.held, cable.date, cable.subject, edge.object_text AS reference
FROM cable AS own
JOIN edge ON edge.subject_id = own.cable_id AND edge.predicate = 'references'
JOIN node AS target ON target.node_id = edge.object_id
LEFT JOIN cable ON cable.cable_id = target.node_id
WHERE own.mrn = :mrn
UNION
SELECT 'from', citing.name, citing.held, cable.date, cable.subject, edge.object_text
FROM cable AS own
JOIN edge ON edge.object_id = own.cable_id AND edge.predicate = 'references'
JOIN node AS citing ON citing.node_id = edge.subject_id
LEFT JOIN cable ON cable.cable_id = citing.node_id
WHERE own.mrn = :mrn
ORDER BY direction DESC, cable.date, cable;
