-- Since when somebody talks with the citizen: a call may be handed on more than once.
ALTER TABLE telephony_call ADD COLUMN talking_since TIMESTAMP;
UPDATE telephony_call SET talking_since = answered_at
WHERE answered_at IS NOT NULL AND released_at IS NULL AND ended_at IS NULL;
