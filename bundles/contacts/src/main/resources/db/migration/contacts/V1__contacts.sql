CREATE TABLE contact (
    id BIGINT NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    -- the name in the form that searches are compared with
    folded_name VARCHAR(200) NOT NULL,
    known_since TIMESTAMP NOT NULL
);

CREATE TABLE contact_address (
    id BIGINT NOT NULL PRIMARY KEY,
    contact_id BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    address VARCHAR(320) NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    CONSTRAINT contact_address_unique UNIQUE (kind, address),
    CONSTRAINT contact_address_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
);
CREATE INDEX contact_address_owner ON contact_address (contact_id, last_used_at);

-- Rows that a transaction locks before it makes a contact for a new address; see AddressLocks.
CREATE TABLE contact_lock (
    id INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO contact_lock (id) VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
    (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
    (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);
