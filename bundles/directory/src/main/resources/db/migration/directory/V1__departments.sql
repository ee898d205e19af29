CREATE TABLE directory_department (
    id BIGINT NOT NULL PRIMARY KEY,
    code VARCHAR(32) NOT NULL,
    name VARCHAR(200) NOT NULL,
    mail VARCHAR(320) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    duties VARCHAR(4000) NOT NULL,
    active ${boolean} NOT NULL,
    CONSTRAINT directory_department_code UNIQUE (code)
);
