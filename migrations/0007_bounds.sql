-- Between which days a cable was sent: its day, and of one without a date the year that its number states.
ALTER TABLE cable ADD COLUMN first_day TEXT AS (coalesce(date, year || '-01-01')) VIRTUAL;
ALTER TABLE cable ADD COLUMN last_day TEXT AS (coalesce(date, year || '-12-31')) VIRTUAL;
