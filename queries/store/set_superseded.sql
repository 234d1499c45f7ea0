-- Says whether the place of a source holds other words now.
-- in:  :source_id INTEGER, :superseded INTEGER
UPDATE source SET superseded = :superseded, leads = leads * (1 - :superseded) WHERE source_id = :source_id;
