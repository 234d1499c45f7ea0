-- Drops a text, and what was read from it with it.
-- in:  :source_id INTEGER
DELETE FROM source WHERE source_id = :source_id;
