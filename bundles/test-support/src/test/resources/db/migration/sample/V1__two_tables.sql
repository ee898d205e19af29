CREATE TABLE sample_letter (id BIGINT NOT NULL PRIMARY KEY, title VARCHAR(100) NOT NULL, body ${text}, photo ${bytes}, written_at TIMESTAMP NOT NULL, version INTEGER NOT NULL);
CREATE SEQUENCE sample_number AS BIGINT START WITH 1;
