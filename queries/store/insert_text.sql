-- Keeps the text of a source.
-- in:  :source_id INTEGER, :text TEXT
INSERT INTO source_text (source_id, text) VALUES (:source_id, :text);
