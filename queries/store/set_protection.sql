-- Marks a node as a source that must not be named.
-- in:  :node_id INTEGER, :protection TEXT
UPDATE node SET protection = coalesce(protection, :protection) WHERE node_id = :node_id;
