-- Drops the nodes that no text names any more.
-- scan: node
DELETE FROM node WHERE node_id IN (SELECT unnamed.node_id FROM unnamed);
