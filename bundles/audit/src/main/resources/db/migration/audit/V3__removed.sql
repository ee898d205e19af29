-- The last record that the retention of records took away, and what all of them are older than; empty while none is.
-- The first record that is left builds upon this hash: docs/adr/0033-audit-chain.md.
ALTER TABLE audit_head ADD COLUMN removed_position BIGINT;
ALTER TABLE audit_head ADD COLUMN removed_hash CHAR(64);
ALTER TABLE audit_head ADD COLUMN removed_before TIMESTAMP;
