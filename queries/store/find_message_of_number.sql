-- The message that is read under a number now; its words only where they are not those of the text at hand.
-- in:  :mrn TEXT, :sha256 TEXT (of the text at hand)
-- out: date TEXT, subject TEXT, text TEXT, first_byte INTEGER (of its first paragraph), is_section INTEGER (0 or 1)
SELECT cable.date, cable.subject,
       CASE WHEN source.sha256 <> :sha256 THEN source_text.text END AS text,
       (SELECT min(paragraph.start_byte) FROM paragraph WHERE paragraph.source_id = source.source_id) AS first_byte,
       source.section_number IS NOT NULL AS is_section
FROM cable
JOIN source ON source.cable_id = cable.cable_id
LEFT JOIN source_text ON source_text.source_id = source.source_id
WHERE cable.mrn = :mrn AND source.leads = 1
ORDER BY source.source_id
LIMIT 1;
