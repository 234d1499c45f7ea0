-- Who did what: every act with the words that prove it, oldest first.
-- in:  :by TEXT (an actor's name, folded, or key), :about TEXT (a name or words of the object, folded, or a key), :act TEXT (proposed, rejected, …),
--      :since TEXT, :until TEXT (days, inclusive), :least REAL (least confidence, 0 to 1); each may be left out
-- out: date, cable, predicate, modality, subject, object, recipient, speaker, deadline, paragraph, portion, quote, confidence, …
-- A state and its government are one side: who asks for the one is told of both.
-- scan: edge (acts are a small part of the edges and found by predicate)
WITH
  asked (entity_id, kind, name) AS (
    SELECT entity.entity_id, entity.kind, lower(entity.name)
    FROM alias JOIN entity ON entity.node_id = alias.node_id
    WHERE alias.folded = :by
    UNION
    SELECT entity_id, kind, lower(name) FROM meant WHERE key = :by
  ),
  side (entity_id) AS (
    SELECT entity_id FROM asked
    UNION
    SELECT node.meant_id
    FROM asked
    CROSS JOIN node ON node.key IN ('body:government of ' || asked.name, 'body:government of the ' || asked.name)
    WHERE asked.kind = 'place'
    UNION
    SELECT node.meant_id
    FROM asked
    CROSS JOIN node ON node.key IN ('place:' || substr(asked.name, length('government of ') + 1), 'place:' || substr(asked.name, length('government of the ') + 1))
    WHERE asked.kind = 'body' AND asked.name GLOB 'government of *'
  )
SELECT coalesce(fact.date, fact.cable_date) AS day, fact.*
FROM predicate
JOIN edge ON edge.predicate = predicate.name
JOIN fact ON fact.edge_id = edge.edge_id
LEFT JOIN cable ON cable.cable_id = edge.cable_id
WHERE predicate.family = 'act'
  AND (:act IS NULL OR predicate.name = :act)
  AND (:by IS NULL
       OR fact.subject_id IN (SELECT entity_id FROM side)
       -- its words name the actor
       OR instr(' ' || replace(replace(lower(fact.subject_text), ',', ' '), '-', ' ') || ' ', ' ' || :by || ' ') > 0)
  AND (:about IS NULL
       OR fact.object_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :about)
       OR fact.object_id IN (SELECT entity_id FROM meant WHERE key = :about)
       OR instr(' ' || replace(replace(lower(fact.object_text), ',', ' '), '-', ' ') || ' ', ' ' || :about || ' ') > 0
       -- its sentence names it
       OR EXISTS (SELECT 1
                  FROM alias
                  JOIN entity AS known ON known.node_id = alias.node_id
                  JOIN node ON node.meant_id = known.entity_id
                  JOIN mention ON mention.node_id = node.node_id AND mention.source_id = edge.source_id
                  WHERE alias.folded = :about AND mention.start_byte >= edge.start_byte AND mention.end_byte <= edge.end_byte))
  AND (:since IS NULL OR coalesce(fact.date, cable.last_day) >= :since)
  AND (:until IS NULL OR coalesce(fact.date, cable.first_day) <= :until)
  AND (:least IS NULL OR fact.confidence >= :least)
ORDER BY day IS NULL, day, fact.cable, fact.start_byte, fact.predicate, fact.subject, fact.object;
