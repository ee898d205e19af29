-- Every text an article ever had, what stands on the readers' shelf, the category trees, other languages.
-- The tables of V1 are emptied into these by the module's first start (FormerArticles): paths become
-- categories and plain text becomes HTML, which SQL cannot do.
CREATE TABLE knowledge_category (
    id BIGINT NOT NULL PRIMARY KEY,
    parent_id BIGINT,
    name VARCHAR(60) NOT NULL,
    icon VARCHAR(60) NOT NULL,
    place INTEGER NOT NULL
);

CREATE TABLE knowledge_category_name (
    id BIGINT NOT NULL PRIMARY KEY,
    category_id BIGINT NOT NULL,
    lang VARCHAR(20) NOT NULL,
    name VARCHAR(200) NOT NULL,
    CONSTRAINT knowledge_category_name_once UNIQUE (category_id, lang)
);

-- written once, never changed
CREATE TABLE knowledge_text (
    id BIGINT NOT NULL PRIMARY KEY,
    article_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    question VARCHAR(300) NOT NULL,
    question_key VARCHAR(64) NOT NULL,
    answer ${text} NOT NULL,
    plain_answer ${text} NOT NULL,
    short_answer VARCHAR(500) NOT NULL,
    audience VARCHAR(20) NOT NULL,
    categories VARCHAR(1000) NOT NULL,
    keywords VARCHAR(2000) NOT NULL,
    departments VARCHAR(1000) NOT NULL,
    links VARCHAR(25000) NOT NULL,
    files VARCHAR(8000) NOT NULL,
    related VARCHAR(1000) NOT NULL,
    visible_from TIMESTAMP,
    visible_until TIMESTAMP,
    featured ${boolean} NOT NULL,
    written_at TIMESTAMP NOT NULL,
    written_by VARCHAR(200) NOT NULL,
    writer_id BIGINT,
    CONSTRAINT knowledge_text_once UNIQUE (article_id, revision)
);
CREATE INDEX knowledge_text_by_question ON knowledge_text (question_key);

-- with everything above the categories that the text names
CREATE TABLE knowledge_text_category (
    category_id BIGINT NOT NULL,
    text_id BIGINT NOT NULL,
    PRIMARY KEY (category_id, text_id)
);
CREATE INDEX knowledge_text_category_by_text ON knowledge_text_category (text_id);

CREATE TABLE knowledge_text_owner (
    department_id BIGINT NOT NULL,
    text_id BIGINT NOT NULL,
    PRIMARY KEY (department_id, text_id)
);
CREATE INDEX knowledge_text_owner_by_text ON knowledge_text_owner (text_id);

-- text_id and revision are the newest text's
CREATE TABLE knowledge_article (
    id BIGINT NOT NULL PRIMARY KEY,
    text_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    article_state VARCHAR(20) NOT NULL,
    published INTEGER,
    first_published TIMESTAMP,
    words ${text} NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by VARCHAR(200) NOT NULL,
    lock_version BIGINT NOT NULL
);
CREATE INDEX knowledge_article_by_change ON knowledge_article (updated_at);
CREATE INDEX knowledge_article_by_text ON knowledge_article (text_id);

-- what readers see and will see; times without a limit are far away, so that an index can hold them;
-- due is the next moment at which readers' view changes by itself
CREATE TABLE knowledge_shelf (
    text_id BIGINT NOT NULL PRIMARY KEY,
    article_id BIGINT NOT NULL,
    audience_rank INTEGER NOT NULL,
    question VARCHAR(300) NOT NULL,
    visible_from TIMESTAMP NOT NULL,
    visible_until TIMESTAMP NOT NULL,
    featured ${boolean} NOT NULL,
    since TIMESTAMP NOT NULL,
    due TIMESTAMP
);
CREATE INDEX knowledge_shelf_by_article ON knowledge_shelf (article_id);
CREATE INDEX knowledge_shelf_by_question ON knowledge_shelf (question, text_id);
CREATE INDEX knowledge_shelf_by_time ON knowledge_shelf (since);
CREATE INDEX knowledge_shelf_by_due ON knowledge_shelf (due);

CREATE TABLE knowledge_translation (
    id BIGINT NOT NULL PRIMARY KEY,
    article_id BIGINT NOT NULL,
    lang VARCHAR(20) NOT NULL,
    question VARCHAR(1000) NOT NULL,
    answer ${text} NOT NULL,
    short_answer VARCHAR(2000) NOT NULL,
    origin VARCHAR(20) NOT NULL,
    of_revision INTEGER NOT NULL,
    written_at TIMESTAMP NOT NULL,
    written_by VARCHAR(200) NOT NULL,
    CONSTRAINT knowledge_translation_once UNIQUE (article_id, lang)
);

-- which blobs are files of articles: an article can name no other
CREATE TABLE knowledge_file (
    blob_id BIGINT NOT NULL PRIMARY KEY,
    file_name VARCHAR(255) NOT NULL,
    media_type VARCHAR(100) NOT NULL,
    file_size BIGINT NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    kept_by VARCHAR(200) NOT NULL
);
