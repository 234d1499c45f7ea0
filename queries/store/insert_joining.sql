-- Joins a node to the one that stands for it.
-- in:  :key TEXT, :lead TEXT (keys), :reason TEXT
INSERT OR IGNORE INTO joining (node_id, lead_id, reason)
SELECT node.node_id, lead.node_id, :reason FROM node JOIN node AS lead ON lead.key = :lead WHERE node.key = :key;
