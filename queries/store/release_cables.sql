-- Cables whose texts are gone, or belong to another number now, are no longer held.
UPDATE node SET held = 0
WHERE kind IN ('cable', 'document') AND held = 1
  AND NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = node.node_id);
