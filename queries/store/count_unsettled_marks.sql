-- How many protect marks of each cable are about nobody known, by the nodes that stand for the cables.
-- out: cable_id INTEGER, marks INTEGER
SELECT message.meant_id AS cable_id, count(*) AS marks
FROM diagnostic INDEXED BY diagnostic_code
CROSS JOIN source ON source.source_id = diagnostic.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE diagnostic.code = 'X010'
GROUP BY message.meant_id
ORDER BY message.meant_id;
