-- Who was first to propose each initiative, as far as the cables held here say.
-- in:  :about TEXT (an initiative's name, folded), :least REAL (least confidence, 0 to 1); each may be left out
-- A description such as "Soviet proposal" is no name by which cables could mean one thing; it is left out.
-- out: initiative, day, proposer, cable, paragraph, portion, quote
WITH proposal AS (
  SELECT fact.object AS initiative, coalesce(fact.date, fact.cable_date) AS day, fact.subject AS proposer, fact.cable,
         fact.paragraph, fact.portion, fact.quote, fact.start_byte,
         row_number() OVER (
           PARTITION BY fact.object_id
           ORDER BY coalesce(fact.date, fact.cable_date) IS NULL, coalesce(fact.date, fact.cable_date), fact.cable, fact.start_byte
         ) AS place
  FROM edge JOIN fact ON fact.edge_id = edge.edge_id
  WHERE edge.predicate = 'proposed' AND edge.modality <> 'negated' AND (:least IS NULL OR edge.confidence >= :least) AND edge.object_id IS NOT NULL
    AND lower(fact.object) NOT GLOB '* proposal*' AND lower(fact.object) NOT GLOB '* draft*'
    AND (:about IS NULL
         OR fact.object_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :about))
)
SELECT initiative, day, proposer, cable, paragraph, portion, quote
FROM proposal
WHERE place = 1
ORDER BY day IS NULL, day, initiative;
