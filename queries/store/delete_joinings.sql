-- Forgets who was joined, before it is found anew.
-- scan: joining
DELETE FROM joining;
