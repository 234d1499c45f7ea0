-- Joins each cable that is cited by its sender and time alone to the only message held that was sent so.
-- in:  :reason TEXT
INSERT OR IGNORE INTO joining (node_id, lead_id, reason)
SELECT cited.node_id, min(message.node_id), :reason
FROM node AS cited
CROSS JOIN alias AS named ON named.node_id = cited.node_id
CROSS JOIN alias AS called ON called.folded = named.folded
CROSS JOIN node AS message ON message.node_id = called.node_id AND message.kind = 'cable' AND message.held = 1
WHERE cited.key >= 'cable:sent ' AND cited.key < 'cable:sent!' AND cited.held = 0
GROUP BY cited.node_id
HAVING count(DISTINCT message.node_id) = 1;
