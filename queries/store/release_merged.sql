-- Lets those who stand for themselves again whose lead no text names any more, before that one is dropped.
-- scan: node lead (nodes too)
UPDATE node SET canonical_id = NULL
WHERE canonical_id IN (
  SELECT lead.node_id
  FROM node AS lead
  WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM cable WHERE cable.cable_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.node_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.subject_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.object_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.recipient_id = lead.node_id)
    AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.speaker_id = lead.node_id));
