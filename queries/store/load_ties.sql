-- Which nodes the statements tie, for measures of the whole graph.
-- scan: edge (all of it is wanted)
-- in:  :predicates TEXT (JSON array of names; may be left out), :least REAL (confidence below which an act is doubtful)
-- out: subject_id INTEGER, object_id INTEGER (as read, not those that stand for them), cable_id INTEGER, is_doubtful INTEGER
SELECT subject_id, object_id, cable_id,
       confidence < :least AND predicate IN (SELECT name FROM predicate WHERE family = 'act') AS is_doubtful
FROM edge
WHERE subject_id IS NOT NULL AND object_id IS NOT NULL
  AND (:predicates IS NULL OR predicate IN (SELECT value FROM json_each(:predicates)))
ORDER BY edge_id;
