-- Lets people who were joined stand for one, where they do not yet.
-- scan: joining
UPDATE node SET canonical_id = joining.lead_id
FROM joining
WHERE joining.node_id = node.node_id AND node.canonical_id IS NOT joining.lead_id;
