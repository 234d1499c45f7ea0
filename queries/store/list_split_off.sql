-- Whom a cable speaks of and the user split off there from namesakes: their keys end so.
-- in:  :cable TEXT (key), :ending TEXT    out: key TEXT
WITH own (cable_id) AS (SELECT node_id FROM node WHERE key = :cable),
     named (node_id) AS (
       SELECT mention.node_id
       FROM own CROSS JOIN source ON source.cable_id = own.cable_id CROSS JOIN mention ON mention.source_id = source.source_id
       UNION SELECT edge.subject_id FROM own CROSS JOIN edge ON edge.cable_id = own.cable_id
       UNION SELECT edge.object_id FROM own CROSS JOIN edge ON edge.cable_id = own.cable_id
       UNION SELECT edge.recipient_id FROM own CROSS JOIN edge ON edge.cable_id = own.cable_id
       UNION SELECT edge.speaker_id FROM own CROSS JOIN edge ON edge.cable_id = own.cable_id
     )
SELECT node.key
FROM named CROSS JOIN node ON node.node_id = named.node_id
WHERE substr(node.key, -length(:ending)) = :ending
ORDER BY node.key;
