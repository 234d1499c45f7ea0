-- Notes that all that some inputs hold is stored and joined: loads of them, and of what lies in them, are complete.
-- in:  :paths TEXT (JSON array of absolute paths)
-- scan: unfinished
DELETE FROM unfinished
WHERE unfinished.path = '' OR EXISTS (
  SELECT 1 FROM json_each(:paths) AS wanted
  WHERE unfinished.path = wanted.value
     OR substr(unfinished.path, 1, length(wanted.value) + 1) = wanted.value || '/'
);
