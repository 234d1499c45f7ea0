-- What the head of a cable says.
-- in:  :mrn TEXT (canonical)
-- out: cable, held, year, date, date_source, classification, captions, precedence, executive_order, declassify_on,
--      subject, sender, mrn_raw, summary, documents INTEGER
SELECT node.name AS cable, node.held, cable.year, cable.date, cable.date_source, cable.classification, cable.captions,
       cable.precedence, cable.executive_order, cable.declassify_on, cable.subject, cable.sender, cable.mrn_raw, cable.summary,
       (SELECT count(*) FROM source WHERE source.cable_id = cable.cable_id) AS documents
FROM cable JOIN node ON node.node_id = cable.cable_id
WHERE cable.mrn = :mrn
ORDER BY cable.cable_id;
