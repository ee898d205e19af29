-- A role besides the others, until that moment.
ALTER TABLE identity_user ADD COLUMN deputy_role VARCHAR(40);
ALTER TABLE identity_user ADD COLUMN deputy_until TIMESTAMP;

-- Who releases answers while somebody is away.
CREATE TABLE identity_stand_in (
    id BIGINT NOT NULL PRIMARY KEY,
    absent_id BIGINT NOT NULL,
    in_place_id BIGINT NOT NULL,
    from_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP NOT NULL,
    set_by VARCHAR(200) NOT NULL
);
CREATE INDEX identity_stand_in_absent ON identity_stand_in (absent_id, until_at);
CREATE INDEX identity_stand_in_place ON identity_stand_in (in_place_id, until_at);
