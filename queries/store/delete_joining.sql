-- Forgets that a node was joined to another.
-- in:  :node_id INTEGER
DELETE FROM joining WHERE node_id = :node_id;
