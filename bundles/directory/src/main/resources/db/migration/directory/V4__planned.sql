-- Files of departments and people that wait for their day.
CREATE TABLE directory_planned (
    id BIGINT NOT NULL PRIMARY KEY,
    due_on CHAR(10) NOT NULL,
    act VARCHAR(16) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    planned_by VARCHAR(200) NOT NULL,
    planned_at TIMESTAMP NOT NULL,
    line_count INTEGER NOT NULL,
    content ${text} NOT NULL,
    problem_ja VARCHAR(1000) NOT NULL,
    problem_en VARCHAR(1000) NOT NULL,
    version INTEGER NOT NULL
);
