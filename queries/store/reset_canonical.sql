-- Undoes what the user settled of nodes, before the decisions are applied anew.
-- scan: node (the partial index holds merged nodes; given names are few)
UPDATE node SET canonical_id = NULL, given_name = NULL, given_protection = NULL
WHERE canonical_id IS NOT NULL OR given_name IS NOT NULL OR given_protection IS NOT NULL;
