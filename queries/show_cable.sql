-- What the head of a cable says.
-- in:  :cable TEXT (key)
-- out: cable, held, year, date, date_source, classification, captions, precedence, executive_order, declassify_on,
--      subject, sender, mrn_raw, summary, documents INTEGER
SELECT meant.name AS cable, meant.held, cable.year, cable.date, cable.date_source, cable.classification, cable.captions,
       cable.precedence, cable.executive_order, cable.declassify_on, cable.subject, cable.sender, cable.mrn_raw, cable.summary,
       (SELECT count(*) FROM source WHERE source.cable_id = cable.cable_id) AS documents
FROM meant CROSS JOIN cable ON cable.cable_id = meant.node_id
WHERE meant.key = :cable
ORDER BY meant.node_id <> meant.entity_id, cable.cable_id;
