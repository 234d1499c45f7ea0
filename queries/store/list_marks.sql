-- Every protect mark by which a text marks somebody, oldest cable first.
-- in:  :entity_id INTEGER
-- out: key TEXT (the name that is marked), cable_key TEXT, cable TEXT, source_id INTEGER,
--      start_byte INTEGER, end_byte INTEGER (of the name: half-open, text as read), lifted INTEGER (1: by the user)
SELECT node.key, read_cable.key AS cable_key, coalesce(cable.given_name, cable.name) AS cable, mention.source_id,
       mention.start_byte, mention.end_byte,
       EXISTS (SELECT 1 FROM decision
               WHERE decision.kind = 'unprotect' AND decision.subject_key = node.key AND decision.object_key = read_cable.key) AS lifted
FROM node
JOIN mention ON mention.node_id = node.node_id AND mention.protection IS NOT NULL
JOIN source ON source.source_id = mention.source_id
JOIN node AS read_cable ON read_cable.node_id = source.cable_id
JOIN node AS cable ON cable.node_id = read_cable.meant_id
LEFT JOIN cable AS head ON head.cable_id = source.cable_id
WHERE node.meant_id = :entity_id
ORDER BY head.date IS NULL, head.date, read_cable.key, mention.source_id, mention.start_byte;
