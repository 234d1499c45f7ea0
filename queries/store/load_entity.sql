-- One node as it is now meant.
-- in:  :node_id INTEGER
-- out: entity_id INTEGER, kind TEXT, key TEXT, name TEXT, held INTEGER, protection TEXT
SELECT entity_id, kind, key, name, held, protection FROM entity WHERE node_id = :node_id ORDER BY entity_id;
