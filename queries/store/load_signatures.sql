-- Every signature of a cable that has a day: who signs, for which post (the sender as written where the number gives none).
-- scan: edge (those of one predicate)
-- out: key TEXT, name TEXT, post TEXT, date TEXT
SELECT DISTINCT node.key, node.name, coalesce(cable.post, cable.sender) AS post, cable.date
FROM edge
JOIN cable ON cable.cable_id = edge.cable_id
JOIN node ON node.node_id = edge.object_id
WHERE edge.predicate = 'signed_by' AND node.kind = 'person' AND cable.date IS NOT NULL
  AND coalesce(cable.post, cable.sender) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM decision
                  WHERE decision.kind = 'split' AND node.key = decision.subject_key || ' in ' || decision.object_key)
ORDER BY node.key, cable.date, post;
