-- Whether a cable, held or cited, has its number from a post.
-- in:  :post TEXT    out: cable_id INTEGER
SELECT cable_id FROM cable WHERE post = :post ORDER BY serial LIMIT 1;
