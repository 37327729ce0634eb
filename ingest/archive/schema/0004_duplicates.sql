-- Which articles were compared with which text, and the keys by which those of like text are found (search_id, so that a
-- key takes a few bytes). Both can be dropped and made anew.
CREATE TABLE duplicate_signatures (
    search_id INTEGER PRIMARY KEY,
    content_hash TEXT NOT NULL
) STRICT;
CREATE TABLE duplicate_keys (
    band_key INTEGER NOT NULL,
    search_id INTEGER NOT NULL,
    PRIMARY KEY (band_key, search_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_keys_article ON duplicate_keys(search_id);
CREATE INDEX duplicates_duplicate_of ON duplicates(duplicate_of);

DROP VIEW unique_articles;
CREATE VIEW unique_articles AS
SELECT * FROM articles a
WHERE a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM duplicates d WHERE d.article_id = a.id);
