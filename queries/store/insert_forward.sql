-- Tells which references lead to a message of a later day: number or day of one of the two is misread or misprinted.
-- A day's difference is that of the clocks. The same condition stands in queries/list_forward_references.sql.
INSERT INTO diagnostic (source_id, path, code, message, start_byte, end_byte)
SELECT edge.source_id, source.path, 'S003',
       '`' || edge.object_text || '` is read as ' || target.name || ', a message of a later day (' || cited.date || ')',
       edge.start_byte, edge.end_byte
FROM edge
CROSS JOIN source ON source.source_id = edge.source_id
CROSS JOIN cable AS citing ON citing.cable_id = edge.cable_id
CROSS JOIN entity AS target ON target.node_id = edge.object_id
CROSS JOIN cable AS cited ON cited.cable_id = target.entity_id
WHERE edge.predicate = 'references' AND edge.rule NOT LIKE 'editor%' AND cited.date > date(citing.date, '+1 day');
