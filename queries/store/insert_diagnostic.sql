-- Keeps what could not be read.
-- in:  :source_id (NULL: an input that could not be read at all), :path, :line, :code, :message, :start_byte, :end_byte
INSERT INTO diagnostic (source_id, path, line, code, message, start_byte, end_byte)
VALUES (:source_id, :path, :line, :code, :message, :start_byte, :end_byte);
