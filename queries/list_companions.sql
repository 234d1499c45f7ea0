-- Who and what is named in the same cables as an entity, most often first.
-- in:  :entity TEXT (key), :most INTEGER (how many; all when left out)    out: kind, name, cables INTEGER,
--      named INTEGER (0: an office whose holder no cable names)
WITH own (cable_id) AS (
  SELECT DISTINCT source.cable_id
  FROM meant CROSS JOIN mention ON mention.node_id = meant.node_id CROSS JOIN source ON source.source_id = mention.source_id
  WHERE meant.key = :entity
)
SELECT entity.kind, entity.name, count(DISTINCT own.cable_id) AS cables, entity.key NOT LIKE 'holder:%' AS named
FROM own
CROSS JOIN source ON source.cable_id = own.cable_id
CROSS JOIN mention ON mention.source_id = source.source_id
CROSS JOIN entity ON entity.node_id = mention.node_id
WHERE entity.key <> :entity AND entity.kind NOT IN ('cable', 'topic')
GROUP BY entity.entity_id
ORDER BY cables DESC, entity.kind, entity.name
LIMIT coalesce(:most, -1);
