CREATE TABLE forms_form (
    id BIGINT NOT NULL PRIMARY KEY,
    newest INTEGER NOT NULL,
    published INTEGER NOT NULL
);

CREATE TABLE forms_version (
    id BIGINT NOT NULL PRIMARY KEY,
    form_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    content ${text} NOT NULL,
    offered ${boolean} NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    CONSTRAINT forms_version_number UNIQUE (form_id, version),
    CONSTRAINT forms_version_form FOREIGN KEY (form_id) REFERENCES forms_form (id)
);
