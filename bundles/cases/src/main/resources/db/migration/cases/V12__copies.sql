-- Who else got a message, or gets it.
CREATE TABLE cases_copy (
    id BIGINT NOT NULL PRIMARY KEY,
    interaction_id BIGINT NOT NULL,
    address_kind VARCHAR(16) NOT NULL,
    address VARCHAR(320) NOT NULL,
    name VARCHAR(300) NOT NULL
);
CREATE INDEX cases_copy_of ON cases_copy (interaction_id);

-- Whether an address was ever written to, or wrote.
CREATE INDEX cases_copy_address ON cases_copy (address);
CREATE INDEX cases_interaction_party ON cases_interaction (party_address);
