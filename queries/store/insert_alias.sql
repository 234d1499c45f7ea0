-- Adds a name that a node goes by; of two spellings that fold alike the first by letters stands, a text's before the user's.
-- in:  :folded TEXT, :node_id INTEGER, :name TEXT, :origin TEXT
INSERT INTO alias (folded, node_id, name, origin)
VALUES (:folded, :node_id, :name, :origin)
ON CONFLICT (folded, node_id) DO UPDATE SET
  name = CASE WHEN origin = excluded.origin THEN min(name, excluded.name) WHEN origin = 'text' THEN name ELSE excluded.name END,
  origin = min(origin, excluded.origin);
