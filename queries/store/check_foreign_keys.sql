-- Rows that point to a row that is not there.
-- out: "table" TEXT, rowid INTEGER, parent TEXT
SELECT "table", rowid, parent FROM pragma_foreign_key_check ORDER BY "table", rowid;
