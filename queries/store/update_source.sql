-- Says which cable, and which section of it, a text that is read again belongs to.
-- in:  :source_id INTEGER, :cable_id INTEGER, :section_number INTEGER, :section_count INTEGER
UPDATE source SET cable_id = :cable_id, section_number = :section_number, section_count = :section_count
WHERE source_id = :source_id;
