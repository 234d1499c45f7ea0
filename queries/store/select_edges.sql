-- The statements that are chosen, and which nodes they tie.
-- scan: edge candidate (all of it is wanted, but where edge_ids are given)
-- in:  :edge_ids TEXT, :cables TEXT (JSON arrays of integers), :predicates TEXT, :kinds TEXT (JSON arrays of names; 'words' are an
--      end without a node), :holding TEXT ('held': no end is cited and not held; 'stub': one is); each may be left out
-- out: edge_id, subject_id, object_id, recipient_id, speaker_id, cable_id (the nodes that stand for them), day TEXT (of the
--      act, else of the cable), is_act INTEGER, confidence REAL
WITH candidate (edge_id) AS (
       SELECT edge_id FROM edge WHERE :edge_ids IS NULL
       UNION ALL
       SELECT value FROM json_each(:edge_ids)
       ORDER BY 1
     )
SELECT edge.edge_id, subject.node_id AS subject_id, object.node_id AS object_id, recipient.meant_id AS recipient_id,
       speaker.meant_id AS speaker_id, message.meant_id AS cable_id, coalesce(edge.date, cable.date) AS day,
       predicate.family = 'act' AS is_act, edge.confidence
FROM candidate
CROSS JOIN edge ON edge.edge_id = candidate.edge_id
CROSS JOIN predicate ON predicate.name = edge.predicate
LEFT JOIN node AS message ON message.node_id = edge.cable_id
LEFT JOIN cable ON cable.cable_id = edge.cable_id
LEFT JOIN node AS read_subject ON read_subject.node_id = edge.subject_id
LEFT JOIN node AS subject ON subject.node_id = read_subject.meant_id
LEFT JOIN node AS read_object ON read_object.node_id = edge.object_id
LEFT JOIN node AS object ON object.node_id = read_object.meant_id
LEFT JOIN node AS recipient ON recipient.node_id = edge.recipient_id
LEFT JOIN node AS speaker ON speaker.node_id = edge.speaker_id
WHERE (:cables IS NULL OR message.meant_id IN (SELECT value FROM json_each(:cables)))
  AND (:predicates IS NULL OR predicate.name IN (SELECT value FROM json_each(:predicates)))
  AND (:kinds IS NULL
       OR (coalesce(subject.kind, 'words') IN (SELECT value FROM json_each(:kinds))
           AND coalesce(object.kind, 'words') IN (SELECT value FROM json_each(:kinds))))
  AND CASE :holding
        WHEN 'held' THEN coalesce(subject.held, 1) = 1 AND coalesce(object.held, 1) = 1
        WHEN 'stub' THEN coalesce(subject.held, 1) = 0 OR coalesce(object.held, 1) = 0
        ELSE 1
      END;
