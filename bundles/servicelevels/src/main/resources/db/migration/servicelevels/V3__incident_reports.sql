-- What was found out and done about a fault.
ALTER TABLE servicelevels_incident ADD COLUMN effect VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE servicelevels_incident ADD COLUMN cause VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE servicelevels_incident ADD COLUMN measures VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE servicelevels_incident ADD COLUMN state VARCHAR(8) DEFAULT 'SETTLED' NOT NULL;
