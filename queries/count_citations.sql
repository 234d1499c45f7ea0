-- Which cables are cited most, held or not, and by how many posts.
-- in:  :held INTEGER (1: held ones only, 0: those only cited; all when left out)
-- out: cable, held INTEGER, date, subject, cited INTEGER (cables that cite it), posts INTEGER (that cite it), first_cited, last_cited
-- scan: edge (references are found by predicate)
SELECT cited.name AS cable, cited.held, own.date, own.subject, count(DISTINCT edge.cable_id) AS cited,
       count(DISTINCT citing.post) AS posts, min(citing.date) AS first_cited, max(citing.date) AS last_cited
FROM edge
CROSS JOIN entity AS cited ON cited.node_id = edge.object_id
LEFT JOIN cable AS citing ON citing.cable_id = edge.cable_id
LEFT JOIN cable AS own ON own.cable_id = cited.entity_id
WHERE edge.predicate = 'references' AND cited.kind = 'cable' AND (:held IS NULL OR cited.held = :held)
GROUP BY cited.entity_id
ORDER BY cited DESC, posts DESC, cited.key;
