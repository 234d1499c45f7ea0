-- The names that are one name but for blanks and hyphens: "cease fire", "ceasefire".
-- in:  :folded TEXT (lower case, no accents, single blanks)
-- out: folded TEXT
-- scan: alias (every name is looked at)
SELECT DISTINCT alias.folded
FROM alias
WHERE replace(alias.folded, ' ', '') = replace(:folded, ' ', '')
ORDER BY alias.folded = :folded DESC, alias.folded;
