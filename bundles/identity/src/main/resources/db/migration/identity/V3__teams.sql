-- People who work together. Rows are retired, never deleted: histories and cases name them.
CREATE TABLE identity_team (
    id BIGINT NOT NULL PRIMARY KEY,
    name VARCHAR(60) NOT NULL,
    retired ${boolean} NOT NULL
);

CREATE TABLE identity_team_member (
    id BIGINT NOT NULL PRIMARY KEY,
    team_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    CONSTRAINT identity_team_member_once UNIQUE (team_id, user_id)
);
