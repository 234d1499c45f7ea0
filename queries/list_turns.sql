-- Who changed sides: agreed to or supported an initiative and rejected it too, with the day and words of each.
-- in:  :least REAL (least confidence, 0 to 1; may be left out)
-- out: actor, initiative, for_day, for_act, for_cable, for_quote, against_day, against_cable, against_quote
-- scan: edge (acts are found by predicate)
SELECT actor.name AS actor, initiative.name AS initiative,
       coalesce(pro.date, pro.cable_date) AS for_day, pro.predicate AS for_act, pro.cable AS for_cable, pro.quote AS for_quote,
       coalesce(contra.date, contra.cable_date) AS against_day, contra.cable AS against_cable, contra.quote AS against_quote
FROM edge AS rejection
CROSS JOIN fact AS contra ON contra.edge_id = rejection.edge_id
CROSS JOIN entity AS initiative ON initiative.node_id = contra.object_id
CROSS JOIN entity AS actor ON actor.node_id = contra.subject_id
CROSS JOIN node AS member ON member.meant_id = initiative.entity_id
CROSS JOIN edge AS support ON support.object_id = member.node_id AND support.predicate IN ('agreed', 'supported', 'proposed')
CROSS JOIN fact AS pro ON pro.edge_id = support.edge_id
WHERE rejection.predicate = 'rejected' AND rejection.modality = 'asserted' AND support.modality = 'asserted'
  AND pro.subject_id = actor.entity_id
  AND (:least IS NULL OR (contra.confidence >= :least AND pro.confidence >= :least))
ORDER BY actor.key, initiative.key, for_day, against_day, pro.cable, contra.cable, pro.start_byte, contra.start_byte;
