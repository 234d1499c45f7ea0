-- Whom the lists of holders settle, and how they are called in full.
-- scan: settled
-- out: node_id INTEGER, name TEXT
SELECT settled.node_id, holder.name
FROM settled CROSS JOIN holder ON holder.holder_id = settled.holder_id
ORDER BY settled.node_id;
