-- The audit logs: one for each organisation, and one of the instance itself. Bytes of events are
-- sealed; hashes of the tree and checkpoints are in clear. `key_org` is the organisation whose key
-- seals the row, which must not go while it does; nothing for the instance's own log.

-- The growing end of a log. Whoever appends holds its row.
CREATE TABLE audit_heads (
    org TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    frontier {blob} NOT NULL,
    last_time BIGINT NOT NULL,
    signed_size BIGINT NOT NULL,
    signed_number BIGINT NOT NULL
);

CREATE TABLE audit_entries (
    org TEXT NOT NULL,
    idx BIGINT NOT NULL,
    event_id {blob} NOT NULL,
    time BIGINT NOT NULL,
    leaf_hash {blob} NOT NULL,
    key_org TEXT,
    key_version BIGINT NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (org, idx),
    FOREIGN KEY (key_org, key_version) REFERENCES org_keys (org, version)
);
CREATE UNIQUE INDEX audit_entries_id ON audit_entries (org, event_id);
CREATE INDEX audit_entries_key ON audit_entries (key_org, key_version);

-- Tiles of hashes from level 1 on; those of level 0 are the leaf hashes of the entries.
CREATE TABLE audit_tiles (
    org TEXT NOT NULL,
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    hashes {blob} NOT NULL,
    PRIMARY KEY (org, level, idx)
);

CREATE TABLE audit_checkpoints (
    org TEXT NOT NULL,
    number BIGINT NOT NULL,
    size BIGINT NOT NULL,
    created BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (org, number)
);

-- The keys that seal what names one person in the log. Of a destroyed one the id alone is left.
CREATE TABLE subject_keys (
    org TEXT NOT NULL,
    id {blob} NOT NULL,
    subject_hash {blob},
    created BIGINT NOT NULL,
    destroyed BIGINT NOT NULL,
    key_org TEXT,
    key_version BIGINT NOT NULL,
    wrapped {blob},
    PRIMARY KEY (org, id),
    FOREIGN KEY (key_org, key_version) REFERENCES org_keys (org, version)
);
CREATE UNIQUE INDEX subject_keys_subject ON subject_keys (org, subject_hash);
CREATE INDEX subject_keys_key ON subject_keys (key_org, key_version);
