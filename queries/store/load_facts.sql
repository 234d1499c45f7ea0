-- The given statements with names and proof.
-- in:  :edge_ids TEXT (JSON array of integers)
-- out: the columns of the view fact
SELECT fact.*
FROM json_each(:edge_ids) AS wanted
CROSS JOIN fact ON fact.edge_id = wanted.value
ORDER BY fact.edge_id;
