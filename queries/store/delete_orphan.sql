-- Drops a node that the user split off, or joined again, where nothing is said of it.
-- in:  :key TEXT
DELETE FROM node
WHERE key = :key
  AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.node_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.subject_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.object_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.recipient_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.speaker_id = node.node_id);
