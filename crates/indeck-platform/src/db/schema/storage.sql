-- How much an organisation has stored is a sum over this index.
CREATE INDEX objects_bytes ON objects (org, bytes);
