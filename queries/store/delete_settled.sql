-- Forgets whom the lists of holders settle, before it is found anew.
-- scan: settled
DELETE FROM settled;
