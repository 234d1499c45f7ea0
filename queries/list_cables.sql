-- The cables held here, oldest first.
-- in:  :post TEXT (canonical), :since TEXT, :until TEXT (days, inclusive); each may be left out
-- out: cable, date, classification, subject, documents INTEGER
SELECT node.name AS cable, cable.date, cable.classification, cable.subject,
       (SELECT count(*) FROM source WHERE source.cable_id = node.node_id) AS documents
FROM node JOIN cable ON cable.cable_id = node.node_id
WHERE node.kind = 'cable' AND node.held = 1
  AND (:post IS NULL OR cable.post = :post)
  AND (:since IS NULL OR cable.last_day >= :since)
  AND (:until IS NULL OR cable.first_day <= :until)
ORDER BY cable.date IS NULL, cable.date, node.name;
