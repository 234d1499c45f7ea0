-- Ties what an edition calls a document to the message that the document is, where that goes by a number.
UPDATE node
SET canonical_id = (SELECT source.cable_id
                    FROM source
                    WHERE source.document = substr(node.key, length('cable:document ') + 1)
                      AND source.cable_id <> node.node_id
                    ORDER BY source.source_id
                    LIMIT 1)
WHERE node.key >= 'cable:document ' AND node.key < 'cable:document!' AND node.held = 0;
