-- Undoes every merge and given name, before the decisions are applied anew.
-- scan: node (the partial index holds merged nodes; given names are few)
UPDATE node SET canonical_id = NULL, given_name = NULL WHERE canonical_id IS NOT NULL OR given_name IS NOT NULL;
