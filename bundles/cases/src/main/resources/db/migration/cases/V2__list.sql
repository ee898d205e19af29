-- Lists show the newest activity first. The index has all that decides which cases a view holds, so that a page of a long
-- list is read off its beginning; descending, because Derby reads an index in one direction only.
CREATE INDEX cases_case_list ON cases_case
    (last_activity_at DESC, id DESC, state, assignee_id, channel);
