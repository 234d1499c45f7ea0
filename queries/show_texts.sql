-- The texts of a cable: its sections in order, then other copies.
-- in:  :cable TEXT (key)    out: leads INTEGER, section_number INTEGER, section_count INTEGER, path, document, text
SELECT source.leads, source.section_number, source.section_count, source.path, source.document, source_text.text
FROM meant
CROSS JOIN source ON source.cable_id = meant.node_id
CROSS JOIN source_text ON source_text.source_id = source.source_id
WHERE meant.key = :cable
ORDER BY source.leads DESC, source.section_number, source.sha256;
