-- What the desk has written down about a person; the row belongs to whoever stands for the person.
CREATE TABLE contact_detail (
    id BIGINT NOT NULL PRIMARY KEY,
    reading VARCHAR(200) NOT NULL,
    gender VARCHAR(10) NOT NULL,
    age VARCHAR(10) NOT NULL,
    job VARCHAR(100) NOT NULL,
    postal_code VARCHAR(8) NOT NULL,
    address VARCHAR(300) NOT NULL,
    -- the address in the form in which equal ones look equal
    folded_address VARCHAR(300) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    fax VARCHAR(40) NOT NULL,
    mail VARCHAR(254) NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX contact_detail_address ON contact_detail (folded_address);
CREATE INDEX contact_name ON contact (folded_name);
