-- Names that several people go by: where a join, or its absence, is worth a look.
-- out: name (folded), people INTEGER, joined INTEGER (nodes that were taken for one with another), who (JSON array of keys), reasons (JSON
--      array: why nodes of this name were joined)
-- scan: alias joining (every name is looked at)
WITH title (folded) AS MATERIALIZED (
       SELECT alias.folded
       FROM node AS holder CROSS JOIN alias ON alias.node_id = holder.node_id
       WHERE holder.key >= 'holder:' AND holder.key < 'holder;'
     ),
     person (folded, node_id, entity_id) AS (
       SELECT alias.folded, node.node_id, node.meant_id
       FROM alias CROSS JOIN node ON node.node_id = alias.node_id
       WHERE node.kind = 'person' AND node.key NOT LIKE 'holder:%'
         -- a title alone is no name
         AND alias.folded NOT IN (SELECT folded FROM title)
     ),
     shared (folded, people, joined) AS (
       SELECT folded, count(DISTINCT entity_id), sum(node_id <> entity_id)
       FROM person
       GROUP BY folded
       HAVING count(DISTINCT entity_id) > 1
     )
SELECT shared.folded AS name, shared.people, shared.joined,
       (SELECT json_group_array(key)
        FROM (SELECT DISTINCT lead.key FROM alias CROSS JOIN node ON node.node_id = alias.node_id
              CROSS JOIN node AS lead ON lead.node_id = node.meant_id
              WHERE alias.folded = shared.folded AND node.kind = 'person' AND node.key NOT LIKE 'holder:%'
              ORDER BY lead.key)) AS who,
       (SELECT json_group_array(reason)
        FROM (SELECT DISTINCT joining.reason FROM alias CROSS JOIN joining ON joining.node_id = alias.node_id
              WHERE alias.folded = shared.folded
              ORDER BY joining.reason)) AS reasons
FROM shared
ORDER BY shared.joined DESC, shared.people DESC, shared.folded;
