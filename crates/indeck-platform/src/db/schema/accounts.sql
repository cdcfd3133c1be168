-- Organisations, their keys, and what somebody signs in with. Ids, times, states and keyed hashes
-- alone are in clear; `body` is sealed.

CREATE TABLE instance_keys (
    version BIGINT NOT NULL PRIMARY KEY,
    root_version BIGINT NOT NULL,
    wrapped {blob} NOT NULL
);

CREATE TABLE orgs (
    id TEXT NOT NULL PRIMARY KEY,
    created BIGINT NOT NULL,
    state TEXT NOT NULL
);

-- Version 0 is the secret that never changes. All rows that are sealed under a version hold it by a
-- foreign key: it cannot go while a server that has not heard of the next one still writes.
CREATE TABLE org_keys (
    org TEXT NOT NULL,
    version BIGINT NOT NULL,
    root_version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    wrapped {blob} NOT NULL,
    PRIMARY KEY (org, version)
);
CREATE INDEX org_keys_root ON org_keys (root_version);

-- Who signs in with which address of mail: an address is one account.
CREATE TABLE logins (
    mail_hash {blob} NOT NULL,
    org TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (mail_hash)
);
CREATE INDEX logins_user ON logins (org, user_id);

-- Secrets that were handed out: sessions, API tokens, links of sign-up and invitation. Only the
-- hash of a secret is stored. `body` is absent where there is no organisation to seal it for.
CREATE TABLE credentials (
    hash {blob} NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    org TEXT,
    user_id TEXT,
    id TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    key_version BIGINT,
    body {blob},
    FOREIGN KEY (org, key_version) REFERENCES org_keys (org, version)
);
CREATE INDEX credentials_user ON credentials (org, user_id, kind);
CREATE INDEX credentials_id ON credentials (org, kind, id);
CREATE INDEX credentials_expires ON credentials (expires);
CREATE INDEX credentials_key ON credentials (org, key_version);

-- Failed attempts to sign in, by a keyed hash of who was meant or of where they come from.
CREATE TABLE attempts (
    subject {blob} NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX attempts_since ON attempts (since);

-- Answers to writes that carried an idempotency key.
CREATE TABLE idempotency (
    org TEXT NOT NULL,
    key_hash {blob} NOT NULL,
    request_hash {blob} NOT NULL,
    created BIGINT NOT NULL,
    key_version BIGINT,
    body {blob},
    PRIMARY KEY (org, key_hash),
    FOREIGN KEY (org, key_version) REFERENCES org_keys (org, version)
);
CREATE INDEX idempotency_created ON idempotency (created);
CREATE INDEX idempotency_key ON idempotency (org, key_version);
