-- Marks a node as a source that the user wants not to be named.
-- in:  :node_id INTEGER, :protection TEXT
UPDATE node SET given_protection = :protection WHERE node_id = :node_id;
