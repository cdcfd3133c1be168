-- Which objects of the object store are in use: ids and sizes alone. An object without a row is
-- what an upload left that broke off; it is swept.

CREATE TABLE objects (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (org, id)
);
