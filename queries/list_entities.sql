-- Everyone and everything named, most mentioned first.
-- in:  :kind TEXT (person, body, initiative, place, topic, event; may be left out)
-- out: kind, name, cables INTEGER, mentions INTEGER, named INTEGER (0: an office whose holder no cable names), key
-- scan: mention node (all of it is counted)
SELECT entity.kind, entity.name, count(DISTINCT source.cable_id) AS cables, count(*) AS mentions,
       entity.key NOT LIKE 'holder:%' AS named, entity.key
FROM mention
JOIN source ON source.source_id = mention.source_id
JOIN entity ON entity.node_id = mention.node_id
WHERE (:kind IS NULL OR entity.kind = :kind) AND entity.kind <> 'cable'
GROUP BY entity.entity_id
ORDER BY mentions DESC, entity.kind, entity.name, entity.key;
