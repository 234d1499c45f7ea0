-- Statements and mentions whose words lie outside their text.
-- scan: edge mention source_text (all of them are checked)
-- out: what TEXT, source_id INTEGER, start_byte INTEGER, end_byte INTEGER
WITH size (source_id, bytes) AS MATERIALIZED (SELECT source_id, octet_length(text) FROM source_text)
SELECT 'edge' AS what, edge.source_id, edge.start_byte, edge.end_byte
FROM edge JOIN size USING (source_id) WHERE edge.end_byte > size.bytes
UNION ALL
SELECT 'mention', mention.source_id, mention.start_byte, mention.end_byte
FROM mention JOIN size USING (source_id) WHERE mention.end_byte > size.bytes
ORDER BY what, source_id, start_byte;
