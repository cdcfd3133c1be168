-- A write under an idempotency key is claimed before it begins, and marked in its own transaction.
-- `attempt` says who may still do it, `lease` until when it is taken to be under way, `acted` when it
-- took effect and `made` what it was about.

ALTER TABLE idempotency ADD COLUMN attempt BIGINT NOT NULL DEFAULT 1;
ALTER TABLE idempotency ADD COLUMN lease BIGINT NOT NULL DEFAULT 0;
ALTER TABLE idempotency ADD COLUMN acted BIGINT;
ALTER TABLE idempotency ADD COLUMN made TEXT;
