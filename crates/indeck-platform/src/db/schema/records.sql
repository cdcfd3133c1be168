-- All nouns of organisations: what they say is sealed in `body`. The key that sealed it cannot go
-- while a row needs it.

CREATE TABLE records (
    org TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    rev BIGINT NOT NULL,
    parent TEXT,
    owner TEXT,
    name_hash {blob},
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    key_version BIGINT NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (org, kind, id),
    FOREIGN KEY (org, key_version) REFERENCES org_keys (org, version)
);
CREATE INDEX records_parent ON records (org, kind, parent, id);
CREATE INDEX records_owner ON records (org, owner);
CREATE UNIQUE INDEX records_name ON records (org, kind, name_hash);
CREATE INDEX records_key ON records (org, key_version);
