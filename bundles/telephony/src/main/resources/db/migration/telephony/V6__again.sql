-- When somebody planned to call again.
ALTER TABLE telephony_call ADD COLUMN again_at TIMESTAMP;
