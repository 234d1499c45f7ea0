-- Whom the cables of a post name in a year, most often first, and in which roles their heads do.
-- in:  :post TEXT (canonical), :year INTEGER; each may be left out
-- out: name, year INTEGER, post, cables INTEGER, mentions INTEGER, signs INTEGER (cables), drafts INTEGER (cables), named INTEGER (0: an
--      office whose holder no cable names), key
-- scan: mention cable (most of them are wanted where no post is given)
SELECT entity.name, CAST(substr(cable.first_day, 1, 4) AS INTEGER) AS year, cable.post,
       count(DISTINCT source.cable_id) AS cables, count(*) AS mentions,
       (SELECT count(DISTINCT edge.cable_id) FROM node AS member CROSS JOIN edge ON edge.object_id = member.node_id
        CROSS JOIN cable AS signed ON signed.cable_id = edge.cable_id
        WHERE member.meant_id = entity.entity_id AND edge.predicate = 'signed_by' AND signed.post = cable.post
          AND substr(signed.first_day, 1, 4) = substr(cable.first_day, 1, 4)) AS signs,
       (SELECT count(DISTINCT edge.cable_id) FROM node AS member CROSS JOIN edge ON edge.object_id = member.node_id
        CROSS JOIN cable AS drafted ON drafted.cable_id = edge.cable_id
        WHERE member.meant_id = entity.entity_id AND edge.predicate = 'drafted_by' AND drafted.post = cable.post
          AND substr(drafted.first_day, 1, 4) = substr(cable.first_day, 1, 4)) AS drafts,
       entity.key NOT LIKE 'holder:%' AS named, entity.key
FROM cable
CROSS JOIN source ON source.cable_id = cable.cable_id
CROSS JOIN mention ON mention.source_id = source.source_id
CROSS JOIN entity ON entity.node_id = mention.node_id
WHERE entity.kind = 'person' AND cable.first_day IS NOT NULL AND cable.post IS NOT NULL
  AND (:post IS NULL OR cable.post = :post)
  AND (:year IS NULL OR substr(cable.first_day, 1, 4) = CAST(:year AS TEXT))
GROUP BY entity.entity_id, year, cable.post
ORDER BY cables DESC, mentions DESC, entity.key, year, cable.post;
