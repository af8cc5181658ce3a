-- Version 3: versions of a page, stories, corrections, search, and what makes questions fast.
-- One row a page that was read: the same text at two addresses is two pages.
CREATE TABLE article_3 (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,  -- digest, then address or outlet
  digest TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run (id),
  source TEXT NOT NULL,
  outlet TEXT,
  title TEXT,
  published_from TEXT,
  published_to TEXT,
  dossier TEXT NOT NULL,          -- as it was read, before corrections
  address TEXT,                   -- of the page, without what does not tell pages apart
  standing TEXT NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'replaced', 'retracted')),
  newer INTEGER,                  -- the version that replaced it
  session INTEGER NOT NULL DEFAULT 0,
  records BLOB,                   -- the dossier after corrections, packed
  sketch BLOB,                    -- what stories are found by
  agency TEXT,                    -- that the text is credited to
  linked INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO article_3 (id, identity, digest, run, source, outlet, title, published_from, published_to, dossier)
  SELECT id, digest || '|', digest, run, source, outlet, title, published_from, published_to, dossier FROM article;
DROP TABLE article;
ALTER TABLE article_3 RENAME TO article;
CREATE INDEX article_published ON article (published_from);
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL;
CREATE INDEX article_unlinked ON article (linked) WHERE linked = 0;

-- Two parties of one event or condition; a < b. Pages in force only.
CREATE TABLE pair (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  PRIMARY KEY (a, b, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_article ON pair (article);
CREATE INDEX party_article ON party (article);

-- Rows are numbered 65536 * article + the sentence's number in it.
CREATE VIRTUAL TABLE sentence USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE story_link (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  containment REAL NOT NULL,
  head REAL NOT NULL,
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_link_other ON story_link (other);

-- A command that adds pages; one that was cut off is gone on with.
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  inputs TEXT NOT NULL,
  finished INTEGER NOT NULL
) STRICT;

-- The lines of the file of corrections, in its order.
CREATE TABLE correction (
  number INTEGER PRIMARY KEY,
  line TEXT NOT NULL
) STRICT;
