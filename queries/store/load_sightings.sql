-- How often each text names each person.
-- scan: node mention (all mentions of people are wanted)
-- out: node_id INTEGER, source_id INTEGER, mentions INTEGER
SELECT node.node_id, mention.source_id, count(*) AS mentions
FROM node
CROSS JOIN mention ON mention.node_id = node.node_id
WHERE node.kind = 'person'
GROUP BY node.node_id, mention.source_id
ORDER BY node.node_id, mention.source_id;
