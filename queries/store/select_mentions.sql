-- The names that are chosen: what stands in which cable, and where.
-- scan: mention source node (all of it is wanted)
-- in:  :cables TEXT (JSON array of integers), :kinds TEXT (JSON array of names), :holding TEXT ('held', 'stub'); each may be left out
-- out: source_id, cable_id, entity_id (the nodes that stand for them), start_byte, end_byte, method TEXT, confidence REAL, day TEXT
SELECT mention.source_id, message.meant_id AS cable_id, entity.node_id AS entity_id, mention.start_byte, mention.end_byte,
       mention.method, mention.confidence, cable.date AS day
FROM mention
CROSS JOIN source ON source.source_id = mention.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
CROSS JOIN node AS named ON named.node_id = mention.node_id
CROSS JOIN node AS entity ON entity.node_id = named.meant_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE entity.node_id <> message.meant_id
  AND (:cables IS NULL OR message.meant_id IN (SELECT value FROM json_each(:cables)))
  AND (:kinds IS NULL
       OR ('cable' IN (SELECT value FROM json_each(:kinds)) AND entity.kind IN (SELECT value FROM json_each(:kinds))))
  AND CASE :holding WHEN 'held' THEN entity.held = 1 WHEN 'stub' THEN entity.held = 0 ELSE 1 END
ORDER BY mention.source_id, mention.start_byte, mention.end_byte, mention.node_id;
