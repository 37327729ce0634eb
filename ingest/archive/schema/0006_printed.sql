-- What more is read of the print: how many places of an article look misread, the story that a pointer announces, the
-- lunar date of an issue's masthead.
ALTER TABLE articles ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN points_to TEXT REFERENCES articles(id);
ALTER TABLE issues ADD COLUMN lunar_date TEXT NOT NULL DEFAULT '';
CREATE INDEX articles_points_to ON articles(points_to) WHERE points_to IS NOT NULL;

UPDATE articles SET doubts = count_doubts(
    CASE WHEN deck_text <> '' THEN deck_text ELSE kicker || char(10) || headline || char(10) || subhead END
    || char(10) || body);

DROP VIEW unique_articles;
CREATE VIEW unique_articles AS
SELECT * FROM articles a
WHERE a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM duplicates d WHERE d.article_id = a.id);

DROP VIEW article_text;
CREATE VIEW article_text AS
SELECT a.id, coalesce(nullif(p.title, ''), p.id) AS paper, i.issued_on, g.sequence AS page, a.kind, a.headline,
       (SELECT group_concat(name, '、') FROM (SELECT b.name FROM bylines b
           WHERE b.article_id = a.id AND b.role = 'reporter' ORDER BY b.position)) AS reporters,
       a.body, a.kicker, a.subhead, a.column_label, a.byline_text,
       (SELECT group_concat(name, '、') FROM (SELECT b.name FROM bylines b
           WHERE b.article_id = a.id ORDER BY b.position)) AS people,
       a.source, a.dateline_text, a.dateline_place, a.dateline_on, a.body_chars,
       (SELECT group_concat(caption, char(10)) FROM (SELECT m.caption FROM images m
           WHERE m.article_id = a.id ORDER BY m.position)) AS captions,
       g.label AS page_label, g.section, a.position, i.issue_number, p.county,
       (SELECT json_group_array(name) FROM (SELECT b.name FROM bylines b
           WHERE b.article_id = a.id AND b.role = 'reporter' ORDER BY b.position)) AS reporters_json,
       a.search_id, a.doubts, a.source_url, a.issue_id, a.page_id, i.publication_id
FROM articles a
JOIN issues i ON i.id = a.issue_id
JOIN pages g ON g.id = a.page_id
JOIN publications p ON p.id = i.publication_id
WHERE a.duplicate_of IS NULL AND a.withdrawn_at IS NULL;
