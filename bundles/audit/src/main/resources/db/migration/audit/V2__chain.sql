-- Each record's hash covers the record and the hash before it: docs/adr/0033-audit-chain.md.
-- Empty for records from before the chain, which its beginning covers together.
ALTER TABLE audit_record ADD COLUMN chain_position BIGINT;
ALTER TABLE audit_record ADD COLUMN chain_hash CHAR(64);
ALTER TABLE audit_record ADD CONSTRAINT audit_record_chain UNIQUE (chain_position);

-- One row. Whoever appends changes it first, so that there is one order of records.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY,
    -- of the last record; 0 before the first
    chain_position BIGINT NOT NULL,
    chain_hash CHAR(64) NOT NULL,
    -- over the records from before the chain, and how many there are; empty until they are sealed
    start_hash CHAR(64),
    start_count BIGINT
);
INSERT INTO audit_head (id, chain_position, chain_hash)
    VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
