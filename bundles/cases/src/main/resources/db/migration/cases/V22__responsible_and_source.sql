-- The department, or vendor, that answers for a topic and what is below it.
ALTER TABLE cases_topic ADD COLUMN department_id BIGINT;

-- The FAQ article from which an inquiry was written.
ALTER TABLE cases_case ADD COLUMN article_id BIGINT;
