-- Makes the text of a source searchable.
-- in:  :source_id INTEGER, :text TEXT
INSERT INTO text_search (rowid, text) VALUES (:source_id, :text);
