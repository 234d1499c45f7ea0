-- Cables whose texts now belong to another number are no longer held.
UPDATE node SET held = 0
WHERE kind = 'cable' AND held = 1 AND NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = node.node_id);
