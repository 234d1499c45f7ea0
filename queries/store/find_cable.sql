-- A cable by its canonical number.
-- in:  :mrn TEXT    out: cable_id INTEGER, held INTEGER
SELECT cable.cable_id, node.held
FROM cable JOIN node ON node.node_id = cable.cable_id
WHERE cable.mrn = :mrn
ORDER BY cable.cable_id;
