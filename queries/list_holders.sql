-- Which signers the lists of office holders settle, and by which line.
-- scan: settled
-- out: name, key, office, first_day, last_day, path, line INTEGER, signatures INTEGER
SELECT holder.name, node.key, holder.role || ', ' || holder.place AS office, holder.first_day, holder.last_day, source.path, holder.line,
       (SELECT count(*) FROM edge WHERE edge.object_id = node.node_id AND edge.predicate = 'signed_by') AS signatures
FROM settled
CROSS JOIN holder ON holder.holder_id = settled.holder_id
CROSS JOIN node ON node.node_id = settled.node_id
CROSS JOIN source ON source.source_id = holder.source_id
ORDER BY holder.surname, holder.name, holder.first_day, node.key;
