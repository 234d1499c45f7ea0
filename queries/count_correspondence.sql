-- Who writes to whom: how many cables, from when to when.
-- in:  :since TEXT, :until TEXT (days, inclusive); each may be left out
-- out: sender, addressee, cables INTEGER, first_day, last_day
-- scan: edge (senders are found by predicate)
SELECT sender.name AS sender, addressee.name AS addressee, count(DISTINCT origin.cable_id) AS cables,
       min(cable.date) AS first_day, max(cable.date) AS last_day
FROM edge AS origin
CROSS JOIN edge AS address ON address.cable_id = origin.cable_id AND address.predicate = 'addressed_to'
CROSS JOIN entity AS sender ON sender.node_id = origin.object_id
CROSS JOIN entity AS addressee ON addressee.node_id = address.object_id
LEFT JOIN cable ON cable.cable_id = origin.cable_id
WHERE origin.predicate = 'originated_by'
  AND (:since IS NULL OR cable.last_day >= :since)
  AND (:until IS NULL OR cable.first_day <= :until)
GROUP BY sender.entity_id, addressee.entity_id
ORDER BY cables DESC, sender.key, addressee.key;
