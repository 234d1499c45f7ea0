-- Everyone and everything named, most mentioned first.
-- in:  :kind TEXT (person, body, initiative, place, topic, event; may be left out)
-- out: kind, name, cables INTEGER, mentions INTEGER, named INTEGER (0: an office whose holder no cable names), key
-- scan: mention node (all of it is counted)
WITH counted (entity_id, cables, mentions) AS MATERIALIZED (
       SELECT node.meant_id, count(DISTINCT source.cable_id), count(*)
       FROM mention
       JOIN source ON source.source_id = mention.source_id
       JOIN node ON node.node_id = mention.node_id
       WHERE :kind IS NULL OR node.meant_id IN (SELECT lead.node_id FROM node AS lead WHERE lead.kind = :kind)
       GROUP BY node.meant_id
     )
SELECT entity.kind, coalesce(entity.given_name, entity.name) AS name, counted.cables, counted.mentions,
       entity.key NOT LIKE 'holder:%' AS named, entity.key
FROM counted
CROSS JOIN node AS entity ON entity.node_id = counted.entity_id
WHERE (:kind IS NULL OR entity.kind = :kind) AND entity.kind <> 'cable'
ORDER BY counted.mentions DESC, entity.kind, name, entity.key;
