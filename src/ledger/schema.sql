-- Schema of a ledger, version 1. One row an article; its dossier is the truth, the other tables are
-- cuts of it for queries. Days are ISO 8601 texts, spans code points of the article's text.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  code_version TEXT NOT NULL,
  lexicon_digest TEXT NOT NULL,
  UNIQUE (code_version, lexicon_digest)
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  run INTEGER NOT NULL REFERENCES run (id),
  source TEXT NOT NULL,
  outlet TEXT,
  title TEXT,
  published_from TEXT,
  published_to TEXT,
  dossier TEXT NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published_from);

-- The parties of an article's events and conditions, as they stand in pairs.
CREATE TABLE party (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT,
  reality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  start_earliest TEXT,
  start_latest TEXT,
  end_earliest TEXT,
  end_latest TEXT,
  ongoing INTEGER NOT NULL,
  precision TEXT NOT NULL,
  said_by INTEGER,
  background INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_party (
  article INTEGER NOT NULL,
  event INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'about')),
  place INTEGER NOT NULL,
  actor TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  PRIMARY KEY (article, event, role, place),
  FOREIGN KEY (article, event) REFERENCES event (article, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  setter TEXT,
  addressee TEXT,
  antecedent TEXT NOT NULL,
  consequent TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
