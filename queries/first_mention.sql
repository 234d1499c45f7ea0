-- Where an entity is named for the first time in the cables held; names given by editors aside.
-- in:  :entity TEXT (key)
-- out: cable, date, paragraph INTEGER, portion, words, around (the paragraph that holds it, else the text before and behind),
--      at_byte INTEGER (where the words stand in it)
SELECT message.name AS cable, cable.date, paragraph.number AS paragraph, paragraph.portion,
       CAST(substr(CAST(source_text.text AS BLOB), mention.start_byte + 1, mention.end_byte - mention.start_byte) AS TEXT) AS words,
       CAST(substr(CAST(source_text.text AS BLOB), coalesce(paragraph.start_byte, max(0, mention.start_byte - 300)) + 1,
                   coalesce(paragraph.end_byte, mention.end_byte + 300) - coalesce(paragraph.start_byte, max(0, mention.start_byte - 300))) AS TEXT) AS around,
       mention.start_byte - coalesce(paragraph.start_byte, max(0, mention.start_byte - 300)) AS at_byte
FROM meant
CROSS JOIN mention ON mention.node_id = meant.node_id
CROSS JOIN source ON source.source_id = mention.source_id
CROSS JOIN source_text ON source_text.source_id = mention.source_id
CROSS JOIN entity AS message ON message.node_id = source.cable_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
LEFT JOIN paragraph ON paragraph.source_id = mention.source_id AND paragraph.start_byte <= mention.start_byte AND paragraph.end_byte >= mention.end_byte
WHERE meant.key = :entity AND mention.method <> 'editor'
ORDER BY cable.date IS NULL, cable.date, message.name, source.section_number, mention.start_byte
LIMIT 1;
