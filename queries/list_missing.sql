-- Cables that are cited and not held, those most cited first.
-- in:  :post TEXT (canonical; may be left out)    out: cable, cited INTEGER, first_cited, last_cited
SELECT node.name AS cable, count(DISTINCT edge.cable_id) AS cited, min(citing.date) AS first_cited, max(citing.date) AS last_cited
FROM node
JOIN cable ON cable.cable_id = node.node_id
JOIN edge ON edge.object_id = node.node_id AND edge.predicate = 'references'
LEFT JOIN cable AS citing ON citing.cable_id = edge.cable_id
WHERE node.kind = 'cable' AND node.held = 0 AND node.canonical_id IS NULL AND (:post IS NULL OR cable.post = :post)
GROUP BY node.node_id
ORDER BY cited DESC, cable;
