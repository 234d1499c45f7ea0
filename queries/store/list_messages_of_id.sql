-- The messages that are read under what an input calls a document, that with the identity first; words only where they are not
-- those of the text at hand. They are chosen before words are read: an input may call thousands the same.
-- in:  :document TEXT, :key TEXT (identity of whichever came first), :most INTEGER, :sha256 TEXT (of the text at hand)
-- out: date TEXT, subject TEXT, text TEXT, first_byte INTEGER (of its first paragraph), is_section INTEGER (0 or 1), key TEXT, name TEXT
WITH chosen (place, source_id, key, name) AS (
    SELECT * FROM (
        SELECT 0, source.source_id, node.key, node.name
        FROM node JOIN source ON source.cable_id = node.node_id
        WHERE node.key = :key AND +source.document = :document AND source.leads = 1
        ORDER BY source.source_id LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT 1, source.source_id, node.key, node.name
        FROM source CROSS JOIN node ON node.node_id = source.cable_id
        WHERE source.document = :document AND source.leads = 1
          AND substr(node.key, 1, length(:key) + 4) = :key || ' of '
        ORDER BY source.source_id LIMIT :most
    )
    ORDER BY 1, 2 LIMIT :most
)
SELECT cable.date, cable.subject,
       CASE WHEN source.sha256 <> :sha256 THEN source_text.text END AS text,
       (SELECT min(paragraph.start_byte) FROM paragraph WHERE paragraph.source_id = source.source_id) AS first_byte,
       source.section_number IS NOT NULL AS is_section, chosen.key, chosen.name
FROM chosen
CROSS JOIN source ON source.source_id = chosen.source_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
LEFT JOIN source_text ON source_text.source_id = source.source_id
ORDER BY chosen.place, chosen.source_id;
