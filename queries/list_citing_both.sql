-- Cables that refer to two given ones.
-- in:  :cable TEXT (key), :other TEXT (key of a cable)
-- scan: both (what is found by index)
-- out: cable, date, subject, held INTEGER
SELECT message.name AS cable, cable.date, cable.subject, message.held
FROM (SELECT citing.meant_id AS entity_id
      FROM meant CROSS JOIN edge ON edge.object_id = meant.node_id AND edge.predicate = 'references'
      CROSS JOIN node AS citing ON citing.node_id = edge.cable_id
      WHERE meant.key = :cable
      INTERSECT
      SELECT citing.meant_id
      FROM meant CROSS JOIN edge ON edge.object_id = meant.node_id AND edge.predicate = 'references'
      CROSS JOIN node AS citing ON citing.node_id = edge.cable_id
      WHERE meant.key = :other) AS both
CROSS JOIN entity AS message ON message.node_id = both.entity_id
LEFT JOIN cable ON cable.cable_id = both.entity_id
ORDER BY cable.date, message.key;
