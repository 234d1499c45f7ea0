-- Every name that a node goes by, and every office that a text gives it.
-- scan: alias edge (all names and offices are wanted)
-- out: node_id INTEGER, title TEXT
SELECT * FROM (
  SELECT edge.subject_id AS node_id, edge.object_text AS title
  FROM edge
  WHERE edge.predicate = 'holds_office' AND edge.rule <> 'holders' AND edge.subject_id IS NOT NULL AND edge.object_text IS NOT NULL
  ORDER BY edge.cable_id, edge.edge_id
)
UNION ALL
SELECT * FROM (SELECT alias.node_id, alias.name FROM alias ORDER BY alias.folded, alias.node_id);
