-- Who else gets a message: lines of address, tab and name. And who it says it is from.
ALTER TABLE channels_outbound ADD COLUMN copies VARCHAR(7000) DEFAULT '' NOT NULL;
ALTER TABLE channels_outbound ADD COLUMN sender_name VARCHAR(300) DEFAULT '' NOT NULL;
