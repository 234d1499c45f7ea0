-- The node with this key.
-- in:  :key TEXT    out: node_id INTEGER, kind TEXT, name TEXT
SELECT node_id, kind, name FROM node WHERE key = :key ORDER BY node_id;
