-- Adds a mention; the same node at the same place counts once.
-- in:  :source_id, :start_byte, :end_byte, :node_id, :kind, :method, :confidence, :protection
INSERT OR IGNORE INTO mention (source_id, start_byte, end_byte, node_id, kind, method, confidence, protection)
VALUES (:source_id, :start_byte, :end_byte, :node_id, :kind, :method, :confidence, :protection);
