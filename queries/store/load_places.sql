-- The places that the texts of some cables name most often.
-- in:  :cable_ids TEXT (JSON array of integers), :most INTEGER
-- out: name TEXT, mentions INTEGER
SELECT coalesce(place.given_name, place.name) AS name, count(*) AS mentions
FROM json_each(:cable_ids) AS wanted
CROSS JOIN node AS own ON own.meant_id = wanted.value
CROSS JOIN source ON source.cable_id = own.node_id
CROSS JOIN mention ON mention.source_id = source.source_id
CROSS JOIN node ON node.node_id = mention.node_id
CROSS JOIN node AS place ON place.node_id = node.meant_id AND place.kind = 'place'
GROUP BY place.node_id
ORDER BY mentions DESC, place.key
LIMIT :most;
