CREATE TABLE contact_terminal (
    id BIGINT NOT NULL PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    -- the number in the form in which equal ones look equal
    folded_number VARCHAR(40) NOT NULL,
    kind VARCHAR(100) NOT NULL,
    place VARCHAR(200) NOT NULL,
    department VARCHAR(200) NOT NULL,
    used_by VARCHAR(200) NOT NULL,
    -- all of it in the form that searches are compared with
    folded VARCHAR(800) NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT contact_terminal_number UNIQUE (folded_number)
);
