-- Short labels, a line break before and behind each: they are read with the case and looked for by none but the index.
ALTER TABLE cases_case ADD COLUMN tags VARCHAR(1000) DEFAULT '' NOT NULL;

-- Labels that were used, for completion; in the form in which equal ones look equal.
CREATE TABLE cases_tag (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    label VARCHAR(40) NOT NULL,
    used_at TIMESTAMP NOT NULL
);
