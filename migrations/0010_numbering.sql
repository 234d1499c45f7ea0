-- How far a post's numbers had come between two days: found without a look at all that it sent.
CREATE INDEX cable_numbering ON cable (post, year, date, serial) WHERE serial IS NOT NULL;

-- Nodes that no text names any more, and that no message is.
CREATE VIEW unnamed AS
SELECT node.node_id
FROM node
WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM cable WHERE cable.cable_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.node_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.subject_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.object_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.recipient_id = node.node_id)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.speaker_id = node.node_id);
