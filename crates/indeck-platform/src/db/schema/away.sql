-- Attempts of a job that ended because something was away are not held against it.
ALTER TABLE jobs ADD COLUMN setbacks BIGINT NOT NULL DEFAULT 0;

-- Servers that live, and when they last said so.
CREATE TABLE servers (
    id TEXT NOT NULL PRIMARY KEY,
    seen BIGINT NOT NULL
);

-- Intents of the audit logs that have no outcome yet, and whose they are. When that server is gone,
-- another one says that they were abandoned.
CREATE TABLE audit_intents (
    org TEXT NOT NULL,
    event_id {blob} NOT NULL,
    created BIGINT NOT NULL,
    server TEXT NOT NULL,
    PRIMARY KEY (org, event_id)
);
CREATE INDEX audit_intents_server ON audit_intents (server, created);
