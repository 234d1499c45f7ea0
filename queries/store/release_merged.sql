-- Lets those who stand for themselves again whose lead no text names any more, before that one is dropped.
-- scan: node
UPDATE node SET canonical_id = NULL WHERE canonical_id IN (SELECT unnamed.node_id FROM unnamed);
