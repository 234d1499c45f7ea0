-- Cables of a post with this serial, whatever the year; for a number written without one.
-- in:  :post TEXT, :serial INTEGER    out: cable_id INTEGER, mrn TEXT, held INTEGER
SELECT cable.cable_id, cable.mrn, node.held
FROM cable JOIN node ON node.node_id = cable.cable_id
WHERE cable.post = :post AND cable.serial = :serial
ORDER BY node.held DESC, cable.mrn;
