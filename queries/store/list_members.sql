-- The keys of all that are meant by an entity: its own, and those merged into it.
-- in:  :key TEXT    out: key TEXT
SELECT node.key FROM meant CROSS JOIN node ON node.node_id = meant.node_id WHERE meant.key = :key ORDER BY node.key;
