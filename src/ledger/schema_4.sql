-- Version 4: an article answers for the pairs of its lines too, which tell the other side of deeds
-- that the text tells without it.
INSERT OR IGNORE INTO pair (article, a, b)
  SELECT article.id,
         min(json_extract(line.value, '$.pair[0]'), json_extract(line.value, '$.pair[1]')),
         max(json_extract(line.value, '$.pair[0]'), json_extract(line.value, '$.pair[1]'))
  FROM article, json_each(article.dossier, '$.ledger') AS line
  WHERE article.standing = 'current'
    AND json_extract(line.value, '$.pair[0]') <> json_extract(line.value, '$.pair[1]');
