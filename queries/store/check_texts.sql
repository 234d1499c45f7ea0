-- Sources without a text, and cables said to be held without a source.
-- scan: source node (all of them are checked)
-- out: what TEXT, id INTEGER
SELECT 'source without text' AS what, source.source_id AS id
FROM source LEFT JOIN source_text USING (source_id) WHERE source_text.source_id IS NULL
UNION ALL
SELECT 'held cable without source', node.node_id
FROM node LEFT JOIN source ON source.cable_id = node.node_id
WHERE node.kind = 'cable' AND node.held = 1 AND source.source_id IS NULL
ORDER BY what, id;
