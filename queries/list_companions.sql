-- Who and what is named in the same cables as an entity, most often first.
-- in:  :entity_id INTEGER, :most INTEGER (how many; all when left out)    out: kind, name, cables INTEGER
WITH own (cable_id) AS (
  SELECT DISTINCT source.cable_id
  FROM node JOIN mention ON mention.node_id = node.node_id JOIN source ON source.source_id = mention.source_id
  WHERE node.node_id = :entity_id OR node.canonical_id = :entity_id
)
SELECT entity.kind, entity.name, count(DISTINCT own.cable_id) AS cables
FROM own
JOIN source ON source.cable_id = own.cable_id
JOIN mention ON mention.source_id = source.source_id
JOIN entity ON entity.node_id = mention.node_id
WHERE entity.entity_id <> :entity_id AND entity.kind NOT IN ('cable', 'topic')
GROUP BY entity.entity_id
ORDER BY cables DESC, entity.kind, entity.name
LIMIT coalesce(:most, -1);
