-- Notes that all that is stored is joined.
-- scan: unfinished
DELETE FROM unfinished;
