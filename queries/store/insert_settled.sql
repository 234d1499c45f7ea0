-- Settles who a signer is.
-- in:  :key TEXT (of the node), :holder_id INTEGER, :reason TEXT
INSERT OR IGNORE INTO settled (node_id, holder_id, reason)
SELECT node.node_id, :holder_id, :reason FROM node WHERE node.key = :key;
