-- Every place where an entity is mentioned, oldest cable first.
-- in:  :name TEXT (folded)
-- out: cable, date, kind, words, paragraph INTEGER, start_byte INTEGER, end_byte INTEGER (half-open, text as read)
SELECT node.name AS cable, cable.date, entity.kind,
       CAST(substr(CAST(source_text.text AS BLOB), mention.start_byte + 1, mention.end_byte - mention.start_byte) AS TEXT) AS words,
       (SELECT paragraph.number FROM paragraph
        WHERE paragraph.source_id = mention.source_id AND paragraph.start_byte <= mention.start_byte
        ORDER BY paragraph.ordinal DESC LIMIT 1) AS paragraph,
       mention.start_byte, mention.end_byte
FROM alias
JOIN entity ON entity.node_id = alias.node_id
JOIN node AS member ON member.meant_id = entity.entity_id
JOIN mention ON mention.node_id = member.node_id
JOIN source ON source.source_id = mention.source_id
JOIN source_text ON source_text.source_id = mention.source_id
JOIN node ON node.node_id = source.cable_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE alias.folded = :name
GROUP BY mention.source_id, mention.start_byte, mention.end_byte, mention.node_id
ORDER BY cable.date IS NULL, cable.date, node.name, mention.source_id, mention.start_byte;
