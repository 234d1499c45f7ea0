-- What is stored of every person, named or called by an office only, for joining people across cables; whom the user split off stays apart.
-- scan: node (all people are wanted)
-- out: key, name, aliases (JSON array), offices (JSON array), seen (JSON array: a day or ten blanks, then the post; the
--      sender as written where the number gives no post), mentions INTEGER
SELECT node.key, node.name,
       (SELECT json_group_array(alias.name) FROM alias WHERE alias.node_id = node.node_id) AS aliases,
       (SELECT json_group_array(edge.object_text) FROM edge WHERE edge.subject_id = node.node_id AND edge.predicate = 'holds_office' AND edge.rule <> 'holders') AS offices,
       json_group_array(DISTINCT coalesce(cable.date, '          ') || coalesce(cable.post, cable.sender, '')) AS seen, count(*) AS mentions
FROM node
JOIN mention ON mention.node_id = node.node_id
JOIN source ON source.source_id = mention.source_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE node.kind = 'person' AND (node.key LIKE 'person:%' OR node.key LIKE 'holder:%')
  AND NOT EXISTS (SELECT 1 FROM decision
                  WHERE decision.kind = 'split'
                    AND substr(node.key, -length(' in ' || decision.object_key)) = ' in ' || decision.object_key)
GROUP BY node.node_id
ORDER BY node.key;
