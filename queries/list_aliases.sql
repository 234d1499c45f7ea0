-- The names that an entity goes by.
-- in:  :entity TEXT (key)    out: name
SELECT min(alias.name) AS name
FROM meant CROSS JOIN alias ON alias.node_id = meant.node_id
WHERE meant.key = :entity
GROUP BY alias.folded
ORDER BY name;
