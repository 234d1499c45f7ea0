-- SQLite's own check of the file; one row `ok` when all is well.
-- out: integrity_check TEXT
SELECT integrity_check FROM pragma_integrity_check ORDER BY integrity_check;
