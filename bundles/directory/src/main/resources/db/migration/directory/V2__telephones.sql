CREATE TABLE directory_telephone (
    id BIGINT NOT NULL PRIMARY KEY,
    department_id BIGINT NOT NULL,
    place INTEGER NOT NULL,
    name VARCHAR(100) NOT NULL,
    reading VARCHAR(100) NOT NULL,
    duties VARCHAR(300) NOT NULL,
    dialled VARCHAR(20) NOT NULL
);
CREATE INDEX directory_telephone_department ON directory_telephone (department_id, place);
