-- Who asked whom for what, and by when: requests with a deadline first.
-- in:  :by TEXT (an actor's name, folded), :least REAL (least confidence, 0 to 1); each may be left out
-- out: cable, day, actor, modality, request, recipient, deadline, confidence REAL (0 to 1), paragraph, portion, quote
SELECT fact.cable, coalesce(fact.date, fact.cable_date) AS day, fact.subject AS actor, fact.modality,
       fact.object_text AS request, fact.recipient, fact.deadline, fact.confidence, fact.paragraph, fact.portion, fact.quote
FROM edge JOIN fact ON fact.edge_id = edge.edge_id
WHERE edge.predicate = 'requested'
  AND (:least IS NULL OR edge.confidence >= :least)
  AND (:by IS NULL
       OR fact.subject_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :by))
ORDER BY fact.deadline IS NULL, fact.deadline, day, fact.cable, fact.start_byte;
