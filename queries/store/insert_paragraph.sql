-- Adds a paragraph of a source.
-- in:  :source_id, :ordinal, :number, :portion, :start_byte, :end_byte
INSERT INTO paragraph (source_id, ordinal, number, portion, start_byte, end_byte)
VALUES (:source_id, :ordinal, :number, :portion, :start_byte, :end_byte);
