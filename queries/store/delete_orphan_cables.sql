-- Drops the numbers that no text states or cites any more.
-- scan: cable
DELETE FROM cable
WHERE cable_id IN (SELECT node.node_id FROM node WHERE node.kind = 'cable' AND node.held = 0)
  AND NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = cable.cable_id)
  AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.node_id = cable.cable_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.subject_id = cable.cable_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.object_id = cable.cable_id);
