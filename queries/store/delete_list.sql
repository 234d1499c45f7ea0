-- Forgets a list of holders, before it is loaded anew; what was taken from it goes with it.
-- in:  :path TEXT
DELETE FROM source WHERE path = :path AND format = 'holders';
