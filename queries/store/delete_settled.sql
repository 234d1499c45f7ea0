-- Forgets whom the lists of holders settle, before it is found anew.
DELETE FROM settled;
