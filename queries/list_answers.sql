-- Which cable answers which: a later one, from whom the first was addressed to, that refers to it.
-- in:  :post TEXT (canonical post that asks), :since TEXT, :until TEXT (days of the first cable, inclusive); each may be left out
-- out: cable, day, sender, answer, answer_day, answerer, days INTEGER, subject (of the first)
-- scan: edge (references are found by predicate)
SELECT DISTINCT asked.name AS cable, first.date AS day, sender.name AS sender, answer.name AS answer, later.date AS answer_day,
       answerer.name AS answerer, CAST(julianday(later.date) - julianday(first.date) AS INTEGER) AS days, first.subject
FROM edge AS reference
CROSS JOIN entity AS answer ON answer.node_id = reference.cable_id
CROSS JOIN entity AS asked ON asked.node_id = reference.object_id
CROSS JOIN cable AS later ON later.cable_id = answer.entity_id
CROSS JOIN cable AS first ON first.cable_id = asked.entity_id
CROSS JOIN edge AS origin ON origin.cable_id = answer.entity_id AND origin.predicate = 'originated_by'
CROSS JOIN entity AS answerer ON answerer.node_id = origin.object_id
CROSS JOIN edge AS address ON address.cable_id = asked.entity_id AND address.predicate = 'addressed_to'
CROSS JOIN entity AS addressee ON addressee.node_id = address.object_id
LEFT JOIN edge AS sent ON sent.cable_id = asked.entity_id AND sent.predicate = 'originated_by'
LEFT JOIN node AS read_sender ON read_sender.node_id = sent.object_id
LEFT JOIN node AS sender ON sender.node_id = read_sender.meant_id
WHERE reference.predicate = 'references' AND answerer.entity_id = addressee.entity_id AND later.date >= first.date
  AND (:post IS NULL OR first.post = :post)
  AND (:since IS NULL OR first.last_day >= :since)
  AND (:until IS NULL OR first.first_day <= :until)
ORDER BY days DESC, day, cable, answer, sender;
