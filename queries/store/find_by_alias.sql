-- The nodes that go by a name, those most often named and told of first.
-- in:  :folded TEXT (lower case, no accents, single blanks)
-- out: entity_id INTEGER, kind TEXT, key TEXT, name TEXT, held INTEGER, protection TEXT, mentions INTEGER, statements INTEGER
SELECT entity.entity_id, entity.kind, entity.key, entity.name, entity.held, max(entity.protection) AS protection,
       sum((SELECT count(*) FROM mention WHERE mention.node_id = entity.node_id)) AS mentions,
       sum((SELECT count(*) FROM edge WHERE edge.subject_id = entity.node_id)
           + (SELECT count(*) FROM edge WHERE edge.object_id = entity.node_id)) AS statements
FROM alias JOIN entity ON entity.node_id = alias.node_id
WHERE alias.folded = :folded
GROUP BY entity.entity_id
ORDER BY mentions + 2 * statements DESC, entity.key;
