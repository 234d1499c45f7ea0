-- Adds a name that a node goes by; of two spellings that fold alike the first by letters stands.
-- in:  :folded TEXT, :node_id INTEGER, :name TEXT, :origin TEXT
INSERT INTO alias (folded, node_id, name, origin)
VALUES (:folded, :node_id, :name, :origin)
ON CONFLICT (folded, node_id) DO UPDATE SET name = min(name, excluded.name);
