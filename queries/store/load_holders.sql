-- Everyone who is known to have held an office.
-- scan: holder (all of them are wanted)
-- out: holder_id INTEGER, place, person, surname, name, role, first_day, last_day, path, line INTEGER
SELECT holder.holder_id, holder.place, holder.person, holder.surname, holder.name, holder.role, holder.first_day,
       holder.last_day, source.path, holder.line
FROM holder CROSS JOIN source ON source.source_id = holder.source_id
ORDER BY holder.surname, holder.first_day, holder.place, holder.person, holder.holder_id;
