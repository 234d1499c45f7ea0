-- Says which cable, and which section of it, a text that is read again belongs to, and which program read it.
-- in:  :source_id INTEGER, :cable_id INTEGER, :section_number INTEGER, :section_count INTEGER, :reader TEXT
UPDATE source
SET cable_id = :cable_id, section_number = :section_number, section_count = :section_count, reader = :reader
WHERE source_id = :source_id;
