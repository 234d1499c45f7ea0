-- Merges a node, and those already merged into it, into another.
-- in:  :node_id INTEGER, :canonical_id INTEGER
UPDATE node SET canonical_id = :canonical_id
WHERE node_id IN (SELECT :node_id UNION SELECT node_id FROM node WHERE canonical_id = :node_id);
