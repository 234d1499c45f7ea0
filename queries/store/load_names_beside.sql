-- Every name of the people in some cables who need not be protected.
-- in:  :cable_ids TEXT (JSON array of numbers: the nodes that stand for the cables)    out: name TEXT
SELECT DISTINCT alias.name
FROM json_each(:cable_ids) AS wanted
CROSS JOIN node AS message ON message.meant_id = wanted.value
CROSS JOIN source ON source.cable_id = message.node_id
CROSS JOIN mention ON mention.source_id = source.source_id
CROSS JOIN node AS named ON named.node_id = mention.node_id AND named.kind = 'person'
CROSS JOIN node ON node.meant_id = named.meant_id
CROSS JOIN alias ON alias.node_id = node.node_id
WHERE NOT EXISTS (SELECT 1 FROM node AS member
                  WHERE member.meant_id = named.meant_id
                    AND coalesce(member.protection, member.given_protection) IS NOT NULL)
ORDER BY alias.name;
