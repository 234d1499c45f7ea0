-- Lets people who were joined stand for one.
-- scan: joining
UPDATE node SET canonical_id = joining.lead_id FROM joining WHERE joining.node_id = node.node_id;
