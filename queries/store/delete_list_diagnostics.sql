-- Forgets what could not be read of a list of holders, before it is loaded anew.
-- in:  :path TEXT
DELETE FROM diagnostic WHERE code = 'R017' AND path = :path;
