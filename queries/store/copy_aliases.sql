-- Gives a node the names of another.
-- in:  :from_id INTEGER, :to_id INTEGER
INSERT OR IGNORE INTO alias (folded, node_id, name, origin)
SELECT folded, :to_id, name, origin FROM alias WHERE node_id = :from_id;
