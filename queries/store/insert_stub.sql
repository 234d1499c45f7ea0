-- Makes a cable that is cited; one that is there stays as it is.
-- in:  :cable_id, :mrn, :year, :post, :serial
INSERT OR IGNORE INTO cable (cable_id, mrn, year, post, serial) VALUES (:cable_id, :mrn, :year, :post, :serial);
