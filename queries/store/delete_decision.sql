-- Takes a decision back.
-- in:  :decision_id INTEGER
DELETE FROM decision WHERE decision_id = :decision_id;
