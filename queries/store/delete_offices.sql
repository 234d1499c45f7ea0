-- Forgets the offices that lists of holders give, before they are given anew.
-- scan: edge (those of one predicate)
DELETE FROM edge WHERE predicate = 'holds_office' AND rule = 'holders';
