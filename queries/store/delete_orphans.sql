-- Drops the nodes that no text names any more.
-- scan: node
DELETE FROM node
WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM cable WHERE cable.cable_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.node_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.subject_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.object_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.recipient_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.speaker_id = node.node_id);
