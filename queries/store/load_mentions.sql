-- Which cable mentions what, how often.
-- scan: mention source node (all of it is wanted)
-- out: cable_id INTEGER (as read, not the one that stands for it), entity_id INTEGER, mentions INTEGER
SELECT source.cable_id, entity.entity_id, count(*) AS mentions
FROM mention
JOIN source ON source.source_id = mention.source_id
JOIN entity ON entity.node_id = mention.node_id
GROUP BY source.cable_id, entity.entity_id
ORDER BY source.cable_id, entity.entity_id;
