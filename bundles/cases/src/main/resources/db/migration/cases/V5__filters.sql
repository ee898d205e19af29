-- Until when the citizen should have an answer, null while none is owed. Lists by it are read from the search index: no index here.
ALTER TABLE cases_case ADD COLUMN due_at TIMESTAMP;

-- Views that people have made: an address of the list under a name.
CREATE TABLE cases_saved_view (
    id BIGINT NOT NULL PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    owner_name VARCHAR(200) NOT NULL,
    name VARCHAR(40) NOT NULL,
    query VARCHAR(1500) NOT NULL,
    shared ${boolean} NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT cases_saved_view_once UNIQUE (owner_id, name)
);

-- The columns of the list that somebody has chosen last.
CREATE TABLE cases_columns (
    user_id BIGINT NOT NULL PRIMARY KEY,
    names VARCHAR(400) NOT NULL
);
