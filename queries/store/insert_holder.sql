-- Adds who held an office, as a line of a list has it.
-- in:  :source_id, :line, :start_byte, :end_byte, :place, :person, :surname, :name, :role, :first_day, :last_day
INSERT INTO holder (source_id, line, start_byte, end_byte, place, person, surname, name, role, first_day, last_day)
VALUES (:source_id, :line, :start_byte, :end_byte, :place, :person, :surname, :name, :role, :first_day, :last_day);
