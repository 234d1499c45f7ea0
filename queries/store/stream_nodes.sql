-- The given nodes with what other programs may need to know of them.
-- in:  :entity_ids TEXT (JSON array of integers)
-- out: entity_id, kind, key, name, held INTEGER, protected INTEGER, date, subject, classification, post, tags (JSON array of text),
--      senders, addressees (JSON arrays of [node, kind, key, name])
SELECT node.node_id AS entity_id, node.kind, node.key, coalesce(node.given_name, node.name) AS name, node.held,
       EXISTS (SELECT 1 FROM node AS member
               WHERE member.meant_id = node.node_id
                 AND coalesce(member.protection, member.given_protection) IS NOT NULL) AS protected,
       cable.date, cable.subject, cable.classification, cable.post,
       (SELECT json_group_array(DISTINCT tag.name)
        FROM edge JOIN node AS tag ON tag.node_id = edge.object_id
        WHERE edge.cable_id = cable.cable_id AND edge.predicate = 'tagged') AS tags,
       (SELECT json_group_array(json_array(party.node_id, party.kind, party.key, coalesce(party.given_name, party.name)))
        FROM edge JOIN node AS read_party ON read_party.node_id = edge.object_id
        JOIN node AS party ON party.node_id = read_party.meant_id
        WHERE edge.cable_id = cable.cable_id AND edge.predicate = 'originated_by') AS senders,
       (SELECT json_group_array(json_array(party.node_id, party.kind, party.key, coalesce(party.given_name, party.name)))
        FROM edge JOIN node AS read_party ON read_party.node_id = edge.object_id
        JOIN node AS party ON party.node_id = read_party.meant_id
        WHERE edge.cable_id = cable.cable_id AND edge.predicate = 'addressed_to') AS addressees
FROM json_each(:entity_ids) AS wanted
CROSS JOIN node ON node.node_id = wanted.value
LEFT JOIN cable ON cable.cable_id = node.node_id
ORDER BY node.node_id;
