-- Synonyms and user words of the city; what was is in the audit trail.
CREATE TABLE search_entry (
    id BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    -- one in a line; of a user word its surface and its reading
    words VARCHAR(2000) NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by VARCHAR(200) NOT NULL,
    lock_version INTEGER NOT NULL
);
