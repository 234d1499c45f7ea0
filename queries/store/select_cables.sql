-- The cables that are chosen by what their heads state.
-- scan: cable (most of it is wanted where only days are given)
-- in:  :cables TEXT (JSON array of nodes), :since TEXT, :until TEXT (days, inclusive), :posts TEXT, :tags TEXT,
--      :classifications TEXT (JSON arrays of text); each may be left out
-- out: cable_id INTEGER (the node that stands for it), node_id INTEGER (its own), day TEXT
SELECT node.meant_id AS cable_id, node.node_id, cable.date AS day
FROM cable
JOIN node ON node.node_id = cable.cable_id
WHERE (:cables IS NULL OR node.meant_id IN (SELECT value FROM json_each(:cables)))
  AND (:since IS NULL OR cable.last_day >= :since)
  AND (:until IS NULL OR cable.first_day <= :until)
  -- of a number that is only cited no day is known
  AND ((:since IS NULL AND :until IS NULL) OR node.held = 1)
  AND (:posts IS NULL OR cable.post IN (SELECT value FROM json_each(:posts)))
  AND (:classifications IS NULL OR cable.classification IN (SELECT value FROM json_each(:classifications)))
  AND (:tags IS NULL
       OR EXISTS (SELECT 1
                  FROM edge
                  JOIN node AS tag ON tag.node_id = edge.object_id
                  WHERE edge.cable_id = cable.cable_id AND edge.predicate = 'tagged'
                    AND tag.name IN (SELECT value FROM json_each(:tags))))
ORDER BY node.node_id;
