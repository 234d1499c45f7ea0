-- Adds the office of a settled signer, proved by the line of the list.
-- in:  :key TEXT (of the node), :holder_id INTEGER, :office TEXT, :confidence REAL
INSERT INTO edge (source_id, cable_id, subject_id, subject_text, predicate, object_text, modality, start_byte, end_byte, rule, confidence)
SELECT holder.source_id, source.cable_id, node.node_id, holder.name, 'holds_office', :office, 'asserted',
       holder.start_byte, holder.end_byte, 'holders', :confidence
FROM holder
JOIN source ON source.source_id = holder.source_id
JOIN node ON node.key = :key
WHERE holder.holder_id = :holder_id;
