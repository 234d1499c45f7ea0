-- Names that begin with the same letters, for "did you mean".
-- in:  :low TEXT, :high TEXT (folded; the range low <= name < high)    out: folded TEXT, name TEXT
SELECT folded, min(name) AS name FROM alias WHERE folded >= :low AND folded < :high GROUP BY folded ORDER BY folded;
