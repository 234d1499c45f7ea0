-- Who met whom how often, and from when to when.
-- in:  :who TEXT (a name, folded), :least REAL (least confidence, 0 to 1); each may be left out
-- out: one, other, meetings INTEGER (different days or cables), cables INTEGER, first_day, last_day
-- scan: edge (acts are found by predicate and counted)
WITH meeting (one_id, other_id, cable_id, day) AS (
       SELECT min(subject.meant_id, object.meant_id), max(subject.meant_id, object.meant_id), edge.cable_id,
              coalesce(edge.date, cable.date)
       FROM edge
       CROSS JOIN node AS subject ON subject.node_id = edge.subject_id
       CROSS JOIN node AS object ON object.node_id = edge.object_id
       LEFT JOIN cable ON cable.cable_id = edge.cable_id
       WHERE edge.predicate = 'met' AND edge.modality = 'asserted' AND subject.meant_id <> object.meant_id
         AND (:least IS NULL OR edge.confidence >= :least)
     ),
     known (entity_id) AS (
       SELECT entity.entity_id FROM alias CROSS JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :who
       UNION
       SELECT entity_id FROM meant WHERE key = :who
     )
SELECT min(one.name, other.name) AS one, max(one.name, other.name) AS other,
       count(DISTINCT coalesce(meeting.day, meeting.cable_id)) AS meetings, count(DISTINCT meeting.cable_id) AS cables,
       min(meeting.day) AS first_day, max(meeting.day) AS last_day
FROM meeting
CROSS JOIN entity AS one ON one.node_id = meeting.one_id
CROSS JOIN entity AS other ON other.node_id = meeting.other_id
WHERE :who IS NULL OR meeting.one_id IN (SELECT entity_id FROM known) OR meeting.other_id IN (SELECT entity_id FROM known)
GROUP BY meeting.one_id, meeting.other_id
ORDER BY meetings DESC, one, other, one.key, other.key;
