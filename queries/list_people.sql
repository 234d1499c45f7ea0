-- Whom the cables of a post name in a year, most often first, and in which roles their heads do.
-- in:  :post TEXT (canonical), :year INTEGER; each may be left out
-- out: name, year INTEGER, post, cables INTEGER, mentions INTEGER, signs INTEGER (cables), drafts INTEGER (cables), named INTEGER (0: an
--      office whose holder no cable names), key
-- scan: mention cable (most of them are wanted where no post is given)
WITH head (entity_id, year, post, signs, drafts) AS MATERIALIZED (
       SELECT node.meant_id, substr(cable.first_day, 1, 4), cable.post,
              count(DISTINCT CASE edge.predicate WHEN 'signed_by' THEN edge.cable_id END),
              count(DISTINCT CASE edge.predicate WHEN 'drafted_by' THEN edge.cable_id END)
       FROM edge
       CROSS JOIN node ON node.node_id = edge.object_id
       CROSS JOIN cable ON cable.cable_id = edge.cable_id
       WHERE edge.predicate IN ('signed_by', 'drafted_by') AND cable.first_day IS NOT NULL AND cable.post IS NOT NULL
         AND (:post IS NULL OR cable.post = :post)
         AND (:year IS NULL OR substr(cable.first_day, 1, 4) = CAST(:year AS TEXT))
       GROUP BY 1, 2, 3
     ),
     told (entity_id, year, post, cables, mentions) AS MATERIALIZED (
       SELECT node.meant_id, substr(cable.first_day, 1, 4), cable.post, count(DISTINCT source.cable_id), count(*)
       FROM cable
       CROSS JOIN source ON source.cable_id = cable.cable_id
       CROSS JOIN mention ON mention.source_id = source.source_id
       CROSS JOIN node ON node.node_id = mention.node_id
       CROSS JOIN node AS lead ON lead.node_id = node.meant_id AND lead.kind = 'person'
       WHERE cable.first_day IS NOT NULL AND cable.post IS NOT NULL
         AND (:post IS NULL OR cable.post = :post)
         AND (:year IS NULL OR substr(cable.first_day, 1, 4) = CAST(:year AS TEXT))
       GROUP BY 1, 2, 3
     )
SELECT coalesce(entity.given_name, entity.name) AS name, CAST(told.year AS INTEGER) AS year, told.post, told.cables, told.mentions,
       coalesce(head.signs, 0) AS signs, coalesce(head.drafts, 0) AS drafts, entity.key NOT LIKE 'holder:%' AS named, entity.key
FROM told
CROSS JOIN node AS entity ON entity.node_id = told.entity_id
LEFT JOIN head ON head.entity_id = told.entity_id AND head.year = told.year AND head.post = told.post
ORDER BY told.cables DESC, told.mentions DESC, entity.key, told.year, told.post;
