-- The whole chain of a cable: what it builds on, back to the first message, and what builds on it.
-- CROSS JOIN keeps the order of the joins: from the messages known to their references.
-- in:  :cable TEXT (key), :direction TEXT ('back', 'forward', 'both'; both when left out)
-- out: edge_id, citing_id, citing, citing_date, citing_held, cited_id, cited, cited_date, cited_held, reference, rule
WITH RECURSIVE
  back (node_id) AS (
    SELECT node_id FROM node WHERE key = :cable
    UNION
    SELECT target.entity_id
    FROM back
    CROSS JOIN meant AS member ON member.entity_id = back.node_id
    CROSS JOIN edge ON edge.subject_id = member.node_id AND edge.predicate = 'references'
    CROSS JOIN entity AS target ON target.node_id = edge.object_id
    WHERE coalesce(:direction, 'both') IN ('back', 'both')
  ),
  forward (node_id) AS (
    SELECT node_id FROM node WHERE key = :cable
    UNION
    SELECT target.entity_id
    FROM forward
    CROSS JOIN meant AS member ON member.entity_id = forward.node_id
    CROSS JOIN edge ON edge.object_id = member.node_id AND edge.predicate = 'references'
    CROSS JOIN entity AS target ON target.node_id = edge.subject_id
    WHERE coalesce(:direction, 'both') IN ('forward', 'both')
  ),
  chain (edge_id) AS (
    SELECT edge.edge_id
    FROM back
    CROSS JOIN meant AS member ON member.entity_id = back.node_id
    CROSS JOIN edge ON edge.subject_id = member.node_id AND edge.predicate = 'references'
    WHERE coalesce(:direction, 'both') IN ('back', 'both')
    UNION
    SELECT edge.edge_id
    FROM forward
    CROSS JOIN meant AS member ON member.entity_id = forward.node_id
    CROSS JOIN edge ON edge.object_id = member.node_id AND edge.predicate = 'references'
    WHERE coalesce(:direction, 'both') IN ('forward', 'both')
  )
SELECT edge.edge_id, citing.entity_id AS citing_id, citing.name AS citing, one.date AS citing_date, citing.held AS citing_held,
       cited.entity_id AS cited_id, cited.name AS cited, other.date AS cited_date, cited.held AS cited_held,
       edge.object_text AS reference, edge.rule
FROM chain
CROSS JOIN edge ON edge.edge_id = chain.edge_id
JOIN entity AS citing ON citing.node_id = edge.subject_id
JOIN entity AS cited ON cited.node_id = edge.object_id
LEFT JOIN cable AS one ON one.cable_id = citing.entity_id
LEFT JOIN cable AS other ON other.cable_id = cited.entity_id
WHERE citing.entity_id <> cited.entity_id
ORDER BY one.date, citing.name, edge.start_byte, cited.name;
