CREATE TABLE identity_user (
    id BIGINT NOT NULL PRIMARY KEY,
    login VARCHAR(64) NOT NULL,
    name VARCHAR(100) NOT NULL,
    -- names of roles, separated by commas
    roles VARCHAR(200) NOT NULL,
    department_id BIGINT,
    active ${boolean} NOT NULL,
    -- Argon2id in the PHC string format, with its parameters and salt
    password_hash VARCHAR(200) NOT NULL,
    must_change_password ${boolean} NOT NULL,
    -- wrong passwords since the last right one
    failures INTEGER NOT NULL,
    locked_until TIMESTAMP,
    CONSTRAINT identity_user_login UNIQUE (login)
);

-- Secrets of sessions and tokens are random and long: a plain SHA-256 of them cannot be turned back.
CREATE TABLE identity_session (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_hash CHAR(64) NOT NULL,
    user_id BIGINT NOT NULL,
    -- where it was begun
    origin VARCHAR(100) NOT NULL,
    started_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    CONSTRAINT identity_session_secret UNIQUE (secret_hash)
);
CREATE INDEX identity_session_user ON identity_session (user_id);

CREATE TABLE identity_token (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_hash CHAR(64) NOT NULL,
    user_id BIGINT NOT NULL,
    label VARCHAR(100) NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    ends_at TIMESTAMP,
    revoked_at TIMESTAMP,
    CONSTRAINT identity_token_secret UNIQUE (secret_hash)
);
CREATE INDEX identity_token_user ON identity_token (user_id);
