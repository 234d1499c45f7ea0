-- Makes or completes a node; of two names the longer stands, of equally long ones the one with small letters.
-- in:  :kind, :key, :name, :held, :protection    out: node_id INTEGER
INSERT INTO node (kind, key, name, held, protection)
VALUES (:kind, :key, :name, :held, :protection)
ON CONFLICT (key) DO UPDATE SET
  name = CASE WHEN length(excluded.name) > length(name) OR (length(excluded.name) = length(name) AND excluded.name > name)
              THEN excluded.name ELSE name END,
  held = max(held, excluded.held),
  protection = CASE WHEN 'strictly_protect' IN (protection, excluded.protection) THEN 'strictly_protect'
                    ELSE coalesce(protection, excluded.protection) END
RETURNING node_id;
