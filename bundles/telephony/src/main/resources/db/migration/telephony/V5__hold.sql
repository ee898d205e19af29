-- Since when the citizen of the operator's call is on hold.
ALTER TABLE telephony_seat ADD COLUMN held_since TIMESTAMP;
