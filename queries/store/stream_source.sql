-- The text of one source, and what tells it from others, whatever the numbers of the database.
-- in:  :source_id INTEGER    out: key TEXT (of the message as read), section_number INTEGER, text
SELECT message.key, source.section_number, source_text.text
FROM source
CROSS JOIN source_text ON source_text.source_id = source.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE source.source_id = :source_id
ORDER BY source.source_id;
