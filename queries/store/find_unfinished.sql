-- Since when something is stored that is not joined; at most a row.
-- out: since TEXT
-- scan: unfinished
SELECT since FROM unfinished ORDER BY since;
