-- The tree, places, hours and people of the staff directory.
ALTER TABLE directory_department ADD COLUMN kind VARCHAR(16) DEFAULT 'SECTION' NOT NULL;
ALTER TABLE directory_department ADD COLUMN parent_id BIGINT;
ALTER TABLE directory_department ADD COLUMN reading VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN building VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN floor VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN extension VARCHAR(20) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN keywords VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN hours VARCHAR(2000) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN emergency VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE directory_department ADD COLUMN successor_id BIGINT;
CREATE TABLE directory_former_name (
    id BIGINT NOT NULL PRIMARY KEY,
    department_id BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    reading VARCHAR(200) NOT NULL,
    until_at TIMESTAMP NOT NULL
);
CREATE TABLE directory_person (
    id BIGINT NOT NULL PRIMARY KEY,
    staff_number VARCHAR(32) NOT NULL,
    name VARCHAR(100) NOT NULL,
    reading VARCHAR(100) NOT NULL,
    department_id BIGINT,
    position VARCHAR(100) NOT NULL,
    duties VARCHAR(1000) NOT NULL,
    extension VARCHAR(20) NOT NULL,
    active ${boolean} NOT NULL,
    CONSTRAINT directory_person_number UNIQUE (staff_number)
);
CREATE INDEX directory_person_department ON directory_person (department_id);
-- Another number after every change: each machine knows by it when its own copy is old.
CREATE TABLE directory_revision (
    id BIGINT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);
INSERT INTO directory_revision (id, revision) VALUES (1, 0);
