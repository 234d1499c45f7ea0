-- Everything said of an entity, oldest first: what it did, what was done to it, which offices it holds.
-- in:  :entity TEXT (key), :least REAL (least confidence of an act, 0 to 1; may be left out)
-- out: role ('subject', 'object', 'recipient', 'speaker'), day, the columns of the view fact, family
WITH member (node_id) AS (
       SELECT node_id FROM meant WHERE key = :entity
     ),
     part (edge_id, role) AS (
       SELECT edge.edge_id, 'subject' FROM member CROSS JOIN edge ON edge.subject_id = member.node_id
       UNION
       SELECT edge.edge_id, 'object' FROM member CROSS JOIN edge ON edge.object_id = member.node_id
       UNION
       SELECT edge.edge_id, 'recipient' FROM member CROSS JOIN edge ON edge.recipient_id = member.node_id
       UNION
       SELECT edge.edge_id, 'speaker' FROM member CROSS JOIN edge ON edge.speaker_id = member.node_id
     )
SELECT part.role, coalesce(fact.date, fact.cable_date) AS day, predicate.family, fact.*
FROM part
CROSS JOIN fact ON fact.edge_id = part.edge_id
JOIN predicate ON predicate.name = fact.predicate
WHERE :least IS NULL OR predicate.family <> 'act' OR fact.confidence >= :least
ORDER BY day IS NULL, day, fact.cable, fact.start_byte, part.role DESC, fact.predicate;
