-- Undoes what the user settled of nodes, before the decisions are applied anew; those who stand where they were joined stay so.
-- scan: node
UPDATE node SET canonical_id = NULL, given_name = NULL, given_protection = NULL
WHERE given_name IS NOT NULL OR given_protection IS NOT NULL
   OR (canonical_id IS NOT NULL
       AND canonical_id IS NOT (SELECT joining.lead_id FROM joining WHERE joining.node_id = node.node_id));
