-- Day and post of the cable of every text; the sender as written where the number gives no post.
-- scan: source (all texts are wanted)
-- out: source_id INTEGER, date TEXT, post TEXT
SELECT source.source_id, cable.date, coalesce(cable.post, cable.sender) AS post
FROM source
LEFT JOIN cable ON cable.cable_id = source.cable_id
ORDER BY source.source_id;
