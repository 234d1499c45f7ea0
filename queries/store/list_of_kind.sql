-- The nodes of a kind.
-- in:  :kind TEXT    out: node_id INTEGER
SELECT node_id FROM node WHERE kind = :kind ORDER BY node_id;
