-- Whom the lists of holders settle, and how they are called in full.
-- scan: settled
-- out: node_id INTEGER, name TEXT
SELECT settled.node_id, holder.name
FROM settled JOIN holder USING (holder_id)
ORDER BY settled.node_id;
