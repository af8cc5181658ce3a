-- Version 2: a run is known by its models too.
CREATE TABLE run_2 (
  id INTEGER PRIMARY KEY,
  code_version TEXT NOT NULL,
  lexicon_digest TEXT NOT NULL,
  model_digest TEXT NOT NULL,
  UNIQUE (code_version, lexicon_digest, model_digest)
) STRICT;
INSERT INTO run_2 SELECT id, code_version, lexicon_digest, '' FROM run;
DROP TABLE run;
ALTER TABLE run_2 RENAME TO run;
