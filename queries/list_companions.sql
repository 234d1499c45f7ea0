-- Who and what is named in the same cables as an entity, most often first.
-- in:  :entity TEXT (key), :most INTEGER (how many; all when left out)    out: kind, name, cables INTEGER,
--      named INTEGER (0: an office whose holder no cable names)
WITH own (cable_id) AS (
  SELECT DISTINCT source.cable_id
  FROM meant CROSS JOIN mention ON mention.node_id = meant.node_id CROSS JOIN source ON source.source_id = mention.source_id
  WHERE meant.key = :entity
),
-- counted by number: names are looked up for what is counted, not for each mention
near (entity_id, cables) AS MATERIALIZED (
  SELECT node.meant_id, count(DISTINCT own.cable_id)
  FROM own
  CROSS JOIN source ON source.cable_id = own.cable_id
  CROSS JOIN mention ON mention.source_id = source.source_id
  CROSS JOIN node ON node.node_id = mention.node_id
  GROUP BY node.meant_id
)
SELECT entity.kind, coalesce(entity.given_name, entity.name) AS name, near.cables, entity.key NOT LIKE 'holder:%' AS named
FROM near
CROSS JOIN node AS entity ON entity.node_id = near.entity_id
WHERE entity.key <> :entity AND entity.kind NOT IN ('cable', 'topic')
ORDER BY near.cables DESC, entity.kind, name
LIMIT coalesce(:most, -1);
