-- What could not be read, by code and place.
-- in:  :code TEXT, :path TEXT, :cable TEXT (a key); each may be left out
-- out: code, path, line, cable, document, source_id INTEGER, message, start_byte, end_byte, words (the text at that place),
--      beside (where the copy stands that a cable is read from, of another text of it)
-- scan: diagnostic source (all of it is wanted when nothing is asked for)
WITH part (cable_id, source_id, held, parts) AS (
  SELECT cable_id, min(source_id), count(DISTINCT section_number), max(section_count)
  FROM source
  WHERE section_number IS NOT NULL AND leads = 1
  GROUP BY cable_id
  HAVING max(section_count) > count(DISTINCT section_number)
),
told AS (
SELECT diagnostic.code, diagnostic.path, diagnostic.line, node.name AS cable, source.document, diagnostic.source_id, diagnostic.message, diagnostic.start_byte, diagnostic.end_byte,
       CAST(substr(CAST(source_text.text AS BLOB), diagnostic.start_byte + 1, diagnostic.end_byte - diagnostic.start_byte) AS TEXT) AS words,
       CASE diagnostic.code WHEN 'S001' THEN
         (SELECT iif(leading.document = leading.path, leading.path, leading.path || ' › ' || leading.document)
          FROM source AS leading
          WHERE leading.cable_id = source.cable_id AND leading.section_number IS source.section_number AND leading.leads = 1)
       END AS beside
FROM diagnostic
LEFT JOIN source ON source.source_id = diagnostic.source_id
LEFT JOIN source_text ON source_text.source_id = diagnostic.source_id
LEFT JOIN node ON node.node_id = source.cable_id
WHERE (:code IS NULL OR diagnostic.code = :code) AND (:path IS NULL OR diagnostic.path = :path)
  AND (:cable IS NULL OR node.key = :cable)
  UNION ALL
  SELECT 'S005', source.path, NULL, node.name, source.document, source.source_id,
         'of ' || part.parts || ' sections of this message ' || part.held || iif(part.held = 1, ' is', ' are') || ' held', NULL, NULL, NULL, NULL
  FROM part
  JOIN source ON source.source_id = part.source_id
  JOIN node ON node.node_id = part.cable_id
  WHERE (:code IS NULL OR :code = 'S005') AND (:path IS NULL OR source.path = :path) AND (:cable IS NULL OR node.key = :cable)
)
SELECT code, path, line, cable, document, source_id, message, start_byte, end_byte, words, beside
FROM told
ORDER BY code, path, line, cable, start_byte, message;
