-- References that lead forward in time, as S003 tells them: a date or a number is read or printed wrong, or the cable was changed later.
-- out: cable, day, cited, cited_day, days_ahead INTEGER, reference (as written), rule
SELECT fact.cable, citing.date AS day, fact.object AS cited, cited.date AS cited_day,
       CAST(julianday(cited.date) - julianday(citing.date) AS INTEGER) AS days_ahead, fact.object_text AS reference, fact.rule
FROM edge
JOIN fact ON fact.edge_id = edge.edge_id
JOIN cable AS citing ON citing.cable_id = fact.cable_id
JOIN cable AS cited ON cited.cable_id = fact.object_id
WHERE edge.predicate = 'references' AND edge.rule NOT LIKE 'editor%' AND cited.date > date(citing.date, '+1 day')
ORDER BY days_ahead DESC, fact.cable, cited, fact.start_byte;
