-- What last went wrong with a channel; stays when the channel has healed.
ALTER TABLE channels_known ADD COLUMN trouble_at TIMESTAMP;
ALTER TABLE channels_known ADD COLUMN trouble_ja VARCHAR(1000);
ALTER TABLE channels_known ADD COLUMN trouble_en VARCHAR(1000);
