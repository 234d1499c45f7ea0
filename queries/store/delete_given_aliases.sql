-- Forgets the names that the user gave, before the decisions are applied anew.
-- scan: alias
DELETE FROM alias WHERE origin = 'user';
