-- Forgets which references lead to a later message, before it is found anew.
-- scan: diagnostic
DELETE FROM diagnostic WHERE code = 'S003';
