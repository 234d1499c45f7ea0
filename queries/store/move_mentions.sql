-- Gives the mentions of a node in one cable to another node.
-- in:  :from_id INTEGER, :to_id INTEGER, :cable_id INTEGER
UPDATE OR IGNORE mention SET node_id = :to_id
WHERE node_id = :from_id AND source_id IN (SELECT source_id FROM source WHERE cable_id = :cable_id);
