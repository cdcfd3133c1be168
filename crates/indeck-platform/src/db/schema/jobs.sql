-- What is done in the background. A job is taken with a lease; `attempt` fences off who lost it.

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    org TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT NOT NULL,
    cancel BIGINT NOT NULL,
    step BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL
);
CREATE INDEX jobs_state ON jobs (state, lease_until, created);
CREATE INDEX jobs_subject ON jobs (org, subject);
