-- Gives a node the name that the user chose.
-- in:  :node_id INTEGER, :given_name TEXT
UPDATE node SET given_name = :given_name WHERE node_id = :node_id;
