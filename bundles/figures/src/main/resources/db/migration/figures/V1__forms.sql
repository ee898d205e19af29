-- How reports look: their heading, and which tables and columns are there under which names. What has no row is as delivered.
CREATE TABLE figures_form (
    -- report, kind and key
    id VARCHAR(80) NOT NULL PRIMARY KEY,
    report VARCHAR(20) NOT NULL,
    -- WHOLE, PART or COLUMN
    kind VARCHAR(10) NOT NULL,
    -- empty for the whole
    item VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    heading VARCHAR(100) NOT NULL
);
CREATE INDEX figures_form_report ON figures_form (report);
