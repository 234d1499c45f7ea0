-- The names that an entity goes by.
-- in:  :entity_id INTEGER    out: name
SELECT min(alias.name) AS name
FROM node JOIN alias ON alias.node_id = node.node_id
WHERE node.node_id = :entity_id OR node.canonical_id = :entity_id
GROUP BY alias.folded
ORDER BY name;
