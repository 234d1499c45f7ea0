-- Who was joined to whom before, and why.
-- scan: joining
-- out: node_id INTEGER, key, lead, reason
SELECT joining.node_id, node.key, lead.key AS lead, joining.reason
FROM joining
CROSS JOIN node ON node.node_id = joining.node_id
CROSS JOIN node AS lead ON lead.node_id = joining.lead_id
ORDER BY joining.node_id;
