-- Every name of a person in a text, with the node that it is read as, the one that stands for it, and why they are one.
-- scan: source (all names of people are wanted)
-- out: ordinal INTEGER (of the document in its file), start_byte INTEGER, end_byte INTEGER, key, lead, name, reason (none where
--      nothing was joined)
SELECT source.ordinal, mention.start_byte, mention.end_byte, node.key, lead.key AS lead, lead.name,
       (SELECT joining.reason FROM joining WHERE joining.node_id = node.node_id) AS reason
FROM source
CROSS JOIN mention ON mention.source_id = source.source_id
JOIN node ON node.node_id = mention.node_id
JOIN node AS lead ON lead.node_id = node.meant_id
WHERE mention.kind = 'person'
ORDER BY source.source_id, mention.start_byte, mention.end_byte, node.key;
