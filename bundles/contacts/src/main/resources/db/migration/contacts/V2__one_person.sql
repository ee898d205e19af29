-- Which contacts are one person. Every contact of a person has the person's root; joined_to says which join made it so.
ALTER TABLE contact ADD COLUMN root_id BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE contact ADD COLUMN joined_to BIGINT;
ALTER TABLE contact ADD COLUMN joined_at TIMESTAMP;
ALTER TABLE contact ADD COLUMN joined_by VARCHAR(200);
UPDATE contact SET root_id = id;
CREATE INDEX contact_root ON contact (root_id);

-- An address belongs to the root, so that a message finds its person by one look. Who brought it takes it along.
ALTER TABLE contact_address ADD COLUMN brought_by BIGINT DEFAULT 0 NOT NULL;
UPDATE contact_address SET brought_by = contact_id;

-- Numbers and mail addresses that somebody has told of: in a form, in a signature.
CREATE TABLE contact_told (
    id BIGINT NOT NULL PRIMARY KEY,
    contact_id BIGINT NOT NULL,
    address VARCHAR(320) NOT NULL,
    CONSTRAINT contact_told_unique UNIQUE (contact_id, address)
);
CREATE INDEX contact_told_address ON contact_told (address, contact_id);

-- Pairs of whom a person has said that they are two people, in both orders.
CREATE TABLE contact_apart (
    id BIGINT NOT NULL PRIMARY KEY,
    one_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    CONSTRAINT contact_apart_unique UNIQUE (one_id, other_id)
);
