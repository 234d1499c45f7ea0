-- Every name that a protected source goes by: all names of all that are meant by it.
-- scan: node (the marked ones are few and found by the partial indices)
-- out: entity_id INTEGER, name TEXT, alias TEXT
SELECT DISTINCT member.entity_id, member.name, alias.name AS alias
FROM node
CROSS JOIN meant AS member ON member.entity_id = node.meant_id
CROSS JOIN alias ON alias.node_id = member.node_id
WHERE node.protection IS NOT NULL OR node.given_protection IS NOT NULL
ORDER BY member.entity_id, length(alias.name) DESC, alias.name;
