-- The statements that some cables say.
-- in:  :cable_ids TEXT (JSON array of integers)
-- out: edge_id
SELECT edge.edge_id
FROM json_each(:cable_ids) AS wanted
CROSS JOIN node ON node.meant_id = wanted.value
CROSS JOIN edge ON edge.cable_id = node.node_id
ORDER BY edge.edge_id;
