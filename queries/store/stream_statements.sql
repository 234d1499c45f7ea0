-- The given statements with the keys and names of all that they tie, and the words that prove them.
-- in:  :edge_ids TEXT (JSON array of integers)
-- scan: place (the statements of the same texts, numbered)
-- out: of where the words stand: key of the message as read, number of the section, bytes of the text, nth INTEGER (of the
--      statements with this predicate and these words, from 1); of subject, object, recipient and speaker: node, kind, key, name,
--      words; predicate, label, family, modality, date, deadline; of the cable: node, key, name, date, classification; paragraph,
--      portion, start_byte, end_byte, quote, rule, confidence
SELECT read_message.key, source.section_number, octet_length(source_text.text), place.nth,
       subject.node_id, subject.kind, subject.key, coalesce(subject.given_name, subject.name), edge.subject_text,
       object.node_id, object.kind, object.key, coalesce(object.given_name, object.name), edge.object_text,
       recipient.node_id, recipient.kind, recipient.key, coalesce(recipient.given_name, recipient.name), edge.recipient_text,
       speaker.node_id, speaker.kind, speaker.key, coalesce(speaker.given_name, speaker.name), edge.speaker_text,
       edge.predicate, predicate.label, predicate.family, edge.modality, edge.date, edge.deadline,
       message.node_id, message.key, coalesce(message.given_name, message.name), cable.date, cable.classification,
       edge.paragraph, edge.portion, edge.start_byte, edge.end_byte,
       CAST(substr(CAST(source_text.text AS BLOB), edge.start_byte + 1, edge.end_byte - edge.start_byte) AS TEXT) AS quote,
       edge.rule, edge.confidence
FROM json_each(:edge_ids) AS wanted
CROSS JOIN edge ON edge.edge_id = wanted.value
CROSS JOIN (SELECT fellow.edge_id,
                   row_number() OVER (PARTITION BY fellow.source_id, fellow.predicate, fellow.start_byte, fellow.end_byte
                                      ORDER BY fellow.edge_id) AS nth
            FROM edge AS fellow
            WHERE fellow.source_id IN (SELECT chosen.source_id FROM json_each(:edge_ids)
                                       CROSS JOIN edge AS chosen ON chosen.edge_id = json_each.value)) AS place
  ON place.edge_id = edge.edge_id
CROSS JOIN source ON source.source_id = edge.source_id
CROSS JOIN predicate ON predicate.name = edge.predicate
CROSS JOIN node AS read_message ON read_message.node_id = edge.cable_id
CROSS JOIN node AS message ON message.node_id = read_message.meant_id
CROSS JOIN source_text ON source_text.source_id = edge.source_id
LEFT JOIN cable ON cable.cable_id = message.node_id
LEFT JOIN node AS read_subject ON read_subject.node_id = edge.subject_id
LEFT JOIN node AS subject ON subject.node_id = read_subject.meant_id
LEFT JOIN node AS read_object ON read_object.node_id = edge.object_id
LEFT JOIN node AS object ON object.node_id = read_object.meant_id
LEFT JOIN node AS read_recipient ON read_recipient.node_id = edge.recipient_id
LEFT JOIN node AS recipient ON recipient.node_id = read_recipient.meant_id
LEFT JOIN node AS read_speaker ON read_speaker.node_id = edge.speaker_id
LEFT JOIN node AS speaker ON speaker.node_id = read_speaker.meant_id
ORDER BY edge.edge_id;
