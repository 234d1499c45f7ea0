-- Every person, named or called by an office only, for joining people across cables; whom the user split off stays apart.
-- scan: node (all people are wanted)
-- out: node_id INTEGER, key, name
SELECT node.node_id, node.key, node.name
FROM node
WHERE node.kind = 'person' AND (node.key LIKE 'person:%' OR node.key LIKE 'holder:%')
  AND NOT EXISTS (SELECT 1 FROM decision
                  WHERE decision.kind = 'split'
                    AND substr(node.key, -length(' in ' || decision.object_key)) = ' in ' || decision.object_key)
ORDER BY node.key;
