-- The message that an input holds under an identity of its own, such as a document of a volume.
-- in:  :document TEXT    out: entity_id INTEGER
SELECT DISTINCT entity.entity_id
FROM source JOIN entity ON entity.node_id = source.cable_id
WHERE source.document = :document
ORDER BY entity.entity_id;
