-- How many cables bear each TAGS entry.
-- out: tag, cables INTEGER
SELECT node.name AS tag, count(DISTINCT edge.cable_id) AS cables
FROM edge JOIN node ON node.node_id = edge.object_id
WHERE edge.predicate = 'tagged'
GROUP BY node.node_id
ORDER BY cables DESC, tag;
