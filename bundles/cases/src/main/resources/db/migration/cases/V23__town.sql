-- Where the citizen lives or the case is about, no finer than a town; null where it is not known.
ALTER TABLE cases_case ADD COLUMN town VARCHAR(100);
