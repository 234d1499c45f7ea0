-- Who proposed or supported the same initiative, and each on which day first.
-- in:  :about TEXT (an initiative's name, folded), :least REAL (least confidence, 0 to 1); each may be left out
-- out: initiative, one, one_day, other, other_day, days_between INTEGER
-- scan: edge one (acts are found by predicate; all who take a side are compared)
WITH side (initiative_id, actor_id, day) AS (
       SELECT object.meant_id, actor.meant_id, min(coalesce(edge.date, cable.date))
       FROM edge
       CROSS JOIN node AS object ON object.node_id = edge.object_id
       CROSS JOIN node AS actor ON actor.node_id = edge.subject_id
       LEFT JOIN cable ON cable.cable_id = edge.cable_id
       WHERE edge.predicate IN ('proposed', 'supported') AND edge.modality <> 'negated' AND object.kind = 'initiative'
         AND (:least IS NULL OR edge.confidence >= :least)
       GROUP BY object.meant_id, actor.meant_id
     )
SELECT initiative.name AS initiative, first.name AS one, one.day AS one_day, second.name AS other, other.day AS other_day,
       CAST(julianday(other.day) - julianday(one.day) AS INTEGER) AS days_between
FROM side AS one
CROSS JOIN side AS other ON other.initiative_id = one.initiative_id AND other.actor_id <> one.actor_id
CROSS JOIN entity AS initiative ON initiative.node_id = one.initiative_id
CROSS JOIN entity AS first ON first.node_id = one.actor_id
CROSS JOIN entity AS second ON second.node_id = other.actor_id
WHERE (one.day < other.day OR (one.day IS other.day AND first.key < second.key))
  AND (:about IS NULL
       OR one.initiative_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id
                                WHERE alias.folded = :about)
       OR initiative.key = :about)
ORDER BY initiative.name, one.day, first.key, other.day, second.key;
