-- What another register says of people: staff, or citizens with a common id. The row belongs to whoever brought it.
CREATE TABLE contact_card (
    id BIGINT NOT NULL PRIMARY KEY,
    -- nobody has the number of somebody else; who has none has null
    outside_id VARCHAR(64),
    department VARCHAR(200) NOT NULL,
    language VARCHAR(35) NOT NULL,
    notes VARCHAR(2000) NOT NULL,
    -- number, name, reading and department in the form that searches are compared with
    folded VARCHAR(800) NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT contact_card_outside UNIQUE (outside_id),
    CONSTRAINT contact_card_contact FOREIGN KEY (id) REFERENCES contact (id)
);
