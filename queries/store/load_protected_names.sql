-- Every name that a protected source goes by.
-- scan: node (the marked ones are few and found by the partial index)
-- out: entity_id INTEGER, name TEXT
SELECT coalesce(node.canonical_id, node.node_id) AS entity_id, alias.name
FROM node JOIN alias ON alias.node_id = node.node_id
WHERE node.protection IS NOT NULL
ORDER BY entity_id, length(alias.name) DESC, alias.name;
