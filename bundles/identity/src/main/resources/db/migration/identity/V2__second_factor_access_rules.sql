-- since when a second factor is asked for; null: it is not
ALTER TABLE identity_user ADD COLUMN second_factor_at TIMESTAMP;
-- null: not known, it was set before this was written down
ALTER TABLE identity_user ADD COLUMN password_at TIMESTAMP;
-- 1: good for nothing but setting up a second factor
ALTER TABLE identity_session ADD COLUMN must_enrol INTEGER DEFAULT 0 NOT NULL;

-- Between a right password and the code.
CREATE TABLE identity_half_sign_in (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_hash CHAR(64) NOT NULL,
    user_id BIGINT NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    CONSTRAINT identity_half_sign_in_secret UNIQUE (secret_hash)
);
CREATE INDEX identity_half_sign_in_user ON identity_half_sign_in (user_id);

CREATE TABLE identity_second_factor (
    user_id BIGINT NOT NULL PRIMARY KEY,
    -- AES-GCM, with a key that is not in the database
    sealed_secret VARCHAR(200) NOT NULL,
    -- the last time step whose code was used: none is taken twice
    last_step BIGINT NOT NULL
);

CREATE TABLE identity_recovery_code (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,
    -- the code is random and long: a plain SHA-256 of it cannot be turned back
    code_hash CHAR(64) NOT NULL
);
CREATE INDEX identity_recovery_code_user ON identity_recovery_code (user_id);

-- A role without a row has no rule.
CREATE TABLE identity_access_rule (
    role_name VARCHAR(40) NOT NULL PRIMARY KEY,
    second_factor ${boolean} NOT NULL,
    -- separated by blanks
    networks VARCHAR(4000) NOT NULL
);

-- What became of whose rights when, for the monthly report.
CREATE TABLE identity_grant (
    id BIGINT NOT NULL PRIMARY KEY,
    changed_at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    login VARCHAR(64) NOT NULL,
    name VARCHAR(100) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    -- empty: the account could not sign in
    roles_before VARCHAR(200) NOT NULL,
    roles_after VARCHAR(200) NOT NULL,
    department_id BIGINT,
    changed_by VARCHAR(200) NOT NULL,
    reason VARCHAR(200) NOT NULL
);
CREATE INDEX identity_grant_at ON identity_grant (changed_at);
