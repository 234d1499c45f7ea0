-- The texts that stand at a place or below it: a file, or a folder or archive of files.
-- in:  :place TEXT, :below TEXT, :behind TEXT (the first and the last of the paths below it, exclusive),
--      :before INTEGER (sources with a smaller number: later ones came with this load)
-- out: source_id INTEGER, path TEXT, document TEXT, cable TEXT
SELECT source.source_id, source.path, source.document, node.name AS cable
FROM source
JOIN node ON node.node_id = source.cable_id
WHERE (source.path = :place OR (source.path > :below AND source.path < :behind))
  AND source.source_id < :before AND source.format <> 'holders'
ORDER BY source.path, source.ordinal, source.source_id;
