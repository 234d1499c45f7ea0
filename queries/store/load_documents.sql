-- What inputs call the texts of some cables, and where suppliers have them from.
-- in:  :cable_ids TEXT (JSON array of integers)
-- out: entity_id, words, supplier
SELECT node.meant_id AS entity_id, source.document AS words, source.supplier
FROM json_each(:cable_ids) AS wanted
CROSS JOIN node ON node.meant_id = wanted.value
CROSS JOIN source ON source.cable_id = node.node_id
ORDER BY source.leads DESC, source.source_id;
