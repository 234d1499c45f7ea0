-- Why names are one: what the program joined to an entity, what a list of holders says, and what the user merged.
-- in:  :key TEXT (of the entity)    out: key, name, reason, mentions INTEGER
SELECT node.key, node.name,
       coalesce((SELECT 'you merged it (decision ' || decision.decision_id || ')' FROM decision
                 WHERE decision.kind = 'merge' AND decision.subject_key = node.key ORDER BY decision.decision_id DESC LIMIT 1),
                (SELECT 'you split it off (decision ' || decision.decision_id || ')' FROM decision
                 WHERE decision.kind = 'split' AND node.node_id <> meant.entity_id
                   AND substr(node.key, -length(' in ' || decision.object_key)) = ' in ' || decision.object_key
                 ORDER BY decision.decision_id DESC LIMIT 1),
                (SELECT joining.reason FROM joining WHERE joining.node_id = node.node_id),
                CASE WHEN node.node_id = meant.entity_id THEN 'the name that stands for all' END)
       || coalesce('; ' || (SELECT settled.reason FROM settled WHERE settled.node_id = node.node_id), '') AS reason,
       (SELECT count(*) FROM mention WHERE mention.node_id = node.node_id) AS mentions
FROM meant CROSS JOIN node ON node.node_id = meant.node_id
WHERE meant.key = :key
ORDER BY node.node_id <> meant.entity_id, mentions DESC, node.key;
