-- What a place held before it held other words is no longer kept: source.superseded is 0 from here on.
INSERT INTO text_search (text_search, rowid, text)
SELECT 'delete', source_id, text FROM source_text WHERE source_id IN (SELECT source_id FROM source WHERE superseded = 1);
DELETE FROM source WHERE superseded = 1;
-- The next load drops the numbers and names that only those texts told, and lets other texts of their cables lead.
INSERT OR IGNORE INTO unfinished (id, since) VALUES (1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
