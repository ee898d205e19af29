-- Which account is whose at a provider outside, such as the city's own accounts.
CREATE TABLE identity_outside_account (
    id BIGINT NOT NULL PRIMARY KEY,
    provider VARCHAR(32) NOT NULL,
    -- what the provider calls the person for ever
    subject VARCHAR(255) NOT NULL,
    user_id BIGINT NOT NULL,
    linked_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    CONSTRAINT identity_outside_subject UNIQUE (provider, subject),
    CONSTRAINT identity_outside_user UNIQUE (provider, user_id)
);
-- null: begun with a password of ours
ALTER TABLE identity_session ADD COLUMN provider VARCHAR(32);
ALTER TABLE identity_half_sign_in ADD COLUMN provider VARCHAR(32);
