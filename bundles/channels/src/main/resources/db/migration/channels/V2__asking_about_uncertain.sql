-- How often the carrier was asked what became of an uncertain message.
ALTER TABLE channels_outbound ADD COLUMN asked INTEGER DEFAULT 0 NOT NULL;
-- A person and the carrier may settle the same message at the same time.
ALTER TABLE channels_outbound ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
