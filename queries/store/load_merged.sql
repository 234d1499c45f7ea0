-- The nodes that another one stands for.
-- out: node_id INTEGER, meant_id INTEGER (the one that stands for it)
SELECT node_id, meant_id
FROM node
WHERE canonical_id IS NOT NULL
ORDER BY node_id;
