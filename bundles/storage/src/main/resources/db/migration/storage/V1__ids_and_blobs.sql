-- one value stands for a block of 50 ids, handed out in memory
CREATE SEQUENCE storage_id AS BIGINT START WITH 1000 INCREMENT BY 50;

-- content is in the row when small, in a file when large
CREATE TABLE storage_blob (
    id BIGINT NOT NULL PRIMARY KEY,
    byte_count BIGINT NOT NULL,
    content ${bytes},
    file_name VARCHAR(100)
);
