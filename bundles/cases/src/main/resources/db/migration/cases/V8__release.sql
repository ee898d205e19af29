-- What an answer's author and approver have been asked to look at again, and when a released one leaves.
ALTER TABLE cases_interaction ADD COLUMN concerns VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE cases_interaction ADD COLUMN held_until TIMESTAMP;

-- A file that is about to leave is looked for among those that came.
CREATE INDEX cases_attachment_size ON cases_attachment (byte_count);
