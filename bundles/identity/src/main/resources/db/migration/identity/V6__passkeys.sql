CREATE TABLE identity_passkey (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,
    name VARCHAR(60) NOT NULL,
    -- of the credential's id, which may be long
    credential_hash CHAR(64) NOT NULL,
    -- base64url of what the authenticator told when it made the pair: its kind, the id, the public key
    attested VARCHAR(4000) NOT NULL,
    -- how often it was used by its own count; it never goes back
    sign_count BIGINT NOT NULL,
    user_verified INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL,
    backed_up INTEGER NOT NULL,
    -- ways to reach it, separated by blanks
    transports VARCHAR(100) NOT NULL,
    registered_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    CONSTRAINT identity_passkey_credential UNIQUE (credential_hash)
);
CREATE INDEX identity_passkey_user ON identity_passkey (user_id);

-- What was asked of a browser and is not answered yet.
CREATE TABLE identity_challenge (
    id BIGINT NOT NULL PRIMARY KEY,
    challenge_hash CHAR(64) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    -- hash of the secret in the cookie of the only browser that may answer
    holder_hash CHAR(64) NOT NULL,
    -- name of the passkey that is being registered
    name VARCHAR(60) NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    CONSTRAINT identity_challenge_hash UNIQUE (challenge_hash)
);
CREATE INDEX identity_challenge_ends ON identity_challenge (ends_at);

-- 1: the second factor must be a passkey; a passkey opens the door alone
ALTER TABLE identity_access_rule ADD COLUMN passkey INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE identity_access_rule ADD COLUMN passkey_alone INTEGER DEFAULT 0 NOT NULL;
