-- Whether each of those whom a cable is addressed to answers it: the first later cable of theirs that refers to it.
-- in:  :cable TEXT (key)
-- out: addressee, answer, answer_day, days INTEGER (each NULL where none is held)
WITH
  own (cable_id, date) AS (
    SELECT meant.node_id, cable.date FROM meant CROSS JOIN cable ON cable.cable_id = meant.node_id WHERE meant.key = :cable
  ),
  addressee (entity_id, place) AS (
    SELECT node.meant_id, min(edge.start_byte)
    FROM own
    CROSS JOIN edge ON edge.cable_id = own.cable_id AND edge.predicate = 'addressed_to'
    CROSS JOIN node ON node.node_id = edge.object_id
    GROUP BY node.meant_id
  ),
  reply (entity_id, cable_id, place) AS (
    SELECT origin.meant_id, later.cable_id,
           row_number() OVER (PARTITION BY origin.meant_id ORDER BY later.date, later.mrn, later.cable_id)
    FROM own
    CROSS JOIN edge ON edge.object_id = own.cable_id AND edge.predicate = 'references' AND edge.rule NOT LIKE 'editor%'
    CROSS JOIN node AS citing ON citing.node_id = edge.subject_id
    CROSS JOIN cable AS later ON later.cable_id = citing.meant_id AND later.date >= own.date AND later.cable_id <> own.cable_id
    CROSS JOIN edge AS head ON head.cable_id = later.cable_id AND head.predicate = 'originated_by'
    CROSS JOIN node AS origin ON origin.node_id = head.object_id
  )
SELECT coalesce(side.given_name, side.name) AS addressee, coalesce(answer.given_name, answer.name) AS answer,
       answering.date AS answer_day,
       CAST(julianday(answering.date) - julianday((SELECT min(date) FROM own)) AS INTEGER) AS days
FROM addressee
CROSS JOIN node AS side ON side.node_id = addressee.entity_id
LEFT JOIN reply ON reply.entity_id = addressee.entity_id AND reply.place = 1
LEFT JOIN cable AS answering ON answering.cable_id = reply.cable_id
LEFT JOIN node AS answer ON answer.node_id = reply.cable_id
ORDER BY answering.date IS NULL, answering.date, addressee.place, addressee;
