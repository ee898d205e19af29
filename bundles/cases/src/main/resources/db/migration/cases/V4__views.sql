-- Lists show the newest activity first, of one state or of a few that are merged. Each index has all that decides which cases a
-- view holds, so that a page is read off its beginning, however many other cases there are. Descending, because Derby reads an
-- index in one direction only.
DROP INDEX cases_case_list;
DROP INDEX cases_case_state;
DROP INDEX cases_case_assignee;
CREATE INDEX cases_case_state ON cases_case
    (state, last_activity_at DESC, id DESC, assignee_id, channel);
CREATE INDEX cases_case_assignee ON cases_case
    (assignee_id, state, last_activity_at DESC, id DESC, channel);

-- Which of its parts a case has, as bits (CasePart). Older cases may have any of them.
ALTER TABLE cases_case ADD COLUMN parts INTEGER DEFAULT 31 NOT NULL;
