-- People whose names end in some words, those most often named and told of first.
-- scan: alias (asked only where nothing goes by the very name)
-- in:  :ending TEXT (folded, a blank before it)
-- out: entity_id INTEGER, kind TEXT, key TEXT, name TEXT, held INTEGER, protection TEXT, names TEXT (JSON array, folded)
SELECT entity.entity_id, entity.kind, entity.key, entity.name, entity.held, max(entity.protection) AS protection,
       json_group_array(DISTINCT alias.folded) AS names,
       sum((SELECT count(*) FROM mention WHERE mention.node_id = entity.node_id)
           + 2 * (SELECT count(*) FROM edge WHERE edge.subject_id = entity.node_id)
           + 2 * (SELECT count(*) FROM edge WHERE edge.object_id = entity.node_id)) AS weight
FROM alias
JOIN entity ON entity.node_id = alias.node_id
WHERE substr(alias.folded, -length(:ending)) = :ending AND entity.kind = 'person'
GROUP BY entity.entity_id
ORDER BY weight DESC, entity.key;
