-- What is stored that is not joined: of which inputs, and since when.
-- out: path TEXT (empty: not known), since TEXT
-- scan: unfinished
SELECT path, since FROM unfinished ORDER BY since, path;
