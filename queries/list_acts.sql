-- Who did what: every act with the words that prove it, oldest first.
-- in:  :by TEXT (an actor's name, folded, or key), :about TEXT (a name or words of the object, folded, in any spelling, or a key), :act TEXT (proposed, rejected, …),
--      :since TEXT, :until TEXT (days, inclusive), :least REAL (least confidence, 0 to 1); each may be left out
-- out: date, cable, predicate, modality, subject, object, recipient, speaker, deadline, paragraph, portion, quote, confidence, …
-- A state and its government are one side: who asks for the one is told of both.
-- scan: edge place spelling (acts are a small part of the edges and found by predicate; words have few spellings)
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
  ),
  thing (entity_id) AS (
    SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :about
    UNION
    SELECT entity_id FROM meant WHERE key = :about
  ),
  -- the words as they are, without one of their blanks, and with one more: "cease-fire", "ceasefire"
  place (at) AS (SELECT 1 WHERE :about IS NOT NULL UNION ALL SELECT at + 1 FROM place WHERE at < length(:about)),
  spelling (words) AS (
    SELECT :about WHERE :about IS NOT NULL
    UNION
    SELECT substr(:about, 1, at - 1) || substr(:about, at + 1) FROM place WHERE substr(:about, at, 1) = ' '
    UNION
    SELECT substr(:about, 1, at) || ' ' || substr(:about, at + 1)
    FROM place
    WHERE at BETWEEN 2 AND length(:about) - 2 AND instr(substr(:about, at - 1, 4), ' ') = 0
  ),
  wording (edge_id, words) AS MATERIALIZED (
    SELECT edge.edge_id, ' ' || replace(replace(replace(replace(lower(edge.object_text), ',', ' '), '-', ' '), char(10), ' '), '  ', ' ') || ' '
    FROM predicate
    CROSS JOIN edge ON edge.predicate = predicate.name
    WHERE :about IS NOT NULL AND predicate.family = 'act' AND (:act IS NULL OR predicate.name = :act)
      -- quick to look for: the ends of the words, of which no spelling parts two letters; of a short word all of it
      AND edge.object_text LIKE '%' || iif(length(:about) < 4, replace(:about, ' ', '%'),
                                           replace(substr(:about, 1, 2), ' ', '') || '%' || replace(substr(:about, -2), ' ', '')) || '%'
      AND instr(replace(replace(replace(lower(edge.object_text), '-', ''), char(10), ''), ' ', ''), replace(:about, ' ', '')) > 0
  ),
  -- Whatever an act must have to be meant is found first, by indices and by a pattern that is quick to look for; texts are read last.
  hit (edge_id) AS (
    SELECT edge.edge_id
    FROM thing
    CROSS JOIN node ON node.meant_id = thing.entity_id
    CROSS JOIN edge ON edge.object_id = node.node_id
    UNION
    -- its words name the object
    SELECT wording.edge_id FROM wording CROSS JOIN spelling WHERE instr(wording.words, ' ' || spelling.words || ' ') > 0
    UNION
    -- its sentence names the object
    SELECT edge.edge_id
    FROM alias
    CROSS JOIN entity AS known ON known.node_id = alias.node_id
    CROSS JOIN node ON node.meant_id = known.entity_id
    CROSS JOIN mention ON mention.node_id = node.node_id
    CROSS JOIN edge ON edge.source_id = mention.source_id AND edge.start_byte <= mention.start_byte AND edge.end_byte >= mention.end_byte
    WHERE alias.folded = :about
    UNION
    SELECT edge.edge_id
    FROM side
    CROSS JOIN node ON node.meant_id = side.entity_id
    CROSS JOIN edge ON edge.subject_id = node.node_id
    WHERE :about IS NULL
    UNION
    -- its words name the actor
    SELECT edge.edge_id
    FROM predicate
    CROSS JOIN edge ON edge.predicate = predicate.name
    WHERE :about IS NULL AND :by IS NOT NULL AND predicate.family = 'act' AND (:act IS NULL OR predicate.name = :act)
      AND edge.subject_text LIKE '%' || replace(replace(replace(replace(:by, '\', '\\'), '%', '\%'), '_', '\_'), ' ', '_') || '%' ESCAPE '\'
    UNION ALL
    SELECT edge.edge_id
    FROM predicate
    CROSS JOIN edge ON edge.predicate = predicate.name
    WHERE :about IS NULL AND :by IS NULL AND predicate.family = 'act' AND (:act IS NULL OR predicate.name = :act)
  )
SELECT coalesce(fact.date, fact.cable_date) AS day, fact.*
FROM hit
CROSS JOIN edge ON edge.edge_id = hit.edge_id
CROSS JOIN predicate ON predicate.name = edge.predicate
LEFT JOIN cable ON cable.cable_id = edge.cable_id
CROSS JOIN fact ON fact.edge_id = hit.edge_id
WHERE predicate.family = 'act'
  AND (:act IS NULL OR predicate.name = :act)
  AND (:by IS NULL
       OR fact.subject_id IN (SELECT entity_id FROM side)
       OR instr(' ' || replace(replace(lower(edge.subject_text), ',', ' '), '-', ' ') || ' ', ' ' || :by || ' ') > 0)
  AND (:since IS NULL OR coalesce(edge.date, cable.last_day) >= :since)
  AND (:until IS NULL OR coalesce(edge.date, cable.first_day) <= :until)
  AND (:least IS NULL OR edge.confidence >= :least)
ORDER BY day IS NULL, day, fact.cable, fact.start_byte, fact.predicate, fact.subject, fact.object;
