-- What the given nodes are.
-- in:  :entity_ids TEXT (JSON array of integers)
-- out: entity_id, kind, key, name, held, protection, date, subject, classification
SELECT node.node_id AS entity_id, node.kind, node.key, coalesce(node.given_name, node.name) AS name, node.held,
       (SELECT max(coalesce(member.protection, member.given_protection)) FROM node AS member
        WHERE member.meant_id = node.node_id) AS protection,
       cable.date, cable.subject, cable.classification
FROM json_each(:entity_ids) AS wanted
CROSS JOIN node ON node.node_id = wanted.value
LEFT JOIN cable ON cable.cable_id = node.node_id
ORDER BY node.key;
