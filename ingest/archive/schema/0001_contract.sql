-- The contract of archive.db. Dates are ISO text, instants UTC with Z, JSON only in columns ending _json,
-- booleans is_. '' means "not printed", NULL means "not known". What each column means: fields.toml.

CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE publications (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    county TEXT NOT NULL DEFAULT '',
    division_code TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    serial_number TEXT NOT NULL DEFAULT '',
    homepage TEXT NOT NULL DEFAULT '',
    platform TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE issues (
    id TEXT PRIMARY KEY NOT NULL,
    publication_id TEXT NOT NULL REFERENCES publications(id),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    edition TEXT NOT NULL DEFAULT '',
    issue_number TEXT NOT NULL DEFAULT '',
    total_number TEXT NOT NULL DEFAULT '',
    page_count INTEGER CHECK (page_count > 0),
    source_url TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'partial')),
    UNIQUE (publication_id, issued_on, edition)
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    arguments_json TEXT NOT NULL CHECK (json_valid(arguments_json)),
    version TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    finish_reason TEXT NOT NULL DEFAULT '',
    verdict TEXT NOT NULL DEFAULT '',
    stats_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(stats_json))
) STRICT;

CREATE TABLE captures (
    id TEXT PRIMARY KEY NOT NULL,
    url TEXT NOT NULL,
    requested_url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    warc_file TEXT,
    warc_offset INTEGER,
    context_json TEXT NOT NULL CHECK (json_valid(context_json)),
    run_id INTEGER NOT NULL REFERENCES runs(id)
) STRICT;
CREATE INDEX captures_requested_url ON captures(requested_url, fetched_at);
CREATE INDEX captures_run ON captures(run_id);

CREATE TABLE pages (
    id TEXT PRIMARY KEY NOT NULL,
    issue_id TEXT NOT NULL REFERENCES issues(id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    label TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    source_url TEXT NOT NULL DEFAULT '',
    image_url TEXT NOT NULL DEFAULT '',
    pdf_url TEXT NOT NULL DEFAULT '',
    width INTEGER,
    height INTEGER,
    capture_id TEXT REFERENCES captures(id),
    UNIQUE (issue_id, sequence)
) STRICT;
CREATE INDEX pages_capture ON pages(capture_id);

CREATE TABLE articles (
    id TEXT PRIMARY KEY NOT NULL,
    search_id INTEGER NOT NULL UNIQUE,
    page_id TEXT NOT NULL REFERENCES pages(id),
    issue_id TEXT NOT NULL REFERENCES issues(id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('story', 'brief', 'photo', 'pointer', 'banner', 'notice', 'advert', 'poem',
                                       'masthead', 'colophon')),
    column_label TEXT NOT NULL DEFAULT '',
    kicker TEXT NOT NULL DEFAULT '',
    headline TEXT NOT NULL DEFAULT '',
    subhead TEXT NOT NULL DEFAULT '',
    deck_text TEXT NOT NULL DEFAULT '',
    byline_text TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    dateline_text TEXT NOT NULL DEFAULT '',
    dateline_place TEXT NOT NULL DEFAULT '',
    dateline_on TEXT CHECK (dateline_on IS date(dateline_on)),
    body TEXT NOT NULL DEFAULT '',
    body_chars INTEGER NOT NULL,
    source_key TEXT NOT NULL,
    source_url TEXT NOT NULL DEFAULT '',
    content_hash TEXT NOT NULL,
    duplicate_of TEXT REFERENCES articles(id),
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;
CREATE INDEX articles_page ON articles(page_id, position);
CREATE INDEX articles_issue ON articles(issue_id);
CREATE INDEX articles_duplicate_of ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE sources (
    source_key TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id),
    source_url TEXT NOT NULL DEFAULT '',
    capture_id TEXT NOT NULL REFERENCES captures(id),
    reader TEXT NOT NULL,
    reader_version INTEGER NOT NULL,
    fidelity TEXT NOT NULL CHECK (fidelity IN ('scan', 'flat', 'markup')),
    reading_hash TEXT NOT NULL
) STRICT;
CREATE INDEX sources_article ON sources(article_id);
CREATE INDEX sources_capture ON sources(capture_id);

CREATE TABLE parts (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    page_id TEXT NOT NULL REFERENCES pages(id),
    region_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(region_json)),
    source_key TEXT NOT NULL,
    source_url TEXT NOT NULL DEFAULT '',
    jump_text TEXT NOT NULL DEFAULT '',
    jump_to TEXT NOT NULL DEFAULT '',
    jump_from TEXT NOT NULL DEFAULT '',
    is_run_on INTEGER NOT NULL DEFAULT 0 CHECK (is_run_on IN (0, 1)),
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT;
CREATE INDEX parts_page ON parts(page_id);
CREATE INDEX parts_source ON parts(source_key);

CREATE TABLE bylines (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reporter', 'correspondent', 'author', 'photographer', 'illustrator', 'editor',
                                       'source')),
    name TEXT NOT NULL,
    outlet TEXT NOT NULL DEFAULT '',
    raw TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, position)
) STRICT;
CREATE INDEX bylines_name ON bylines(name);

CREATE TABLE page_credits (
    page_id TEXT NOT NULL REFERENCES pages(id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('responsible_editor', 'editor', 'layout', 'proofreader', 'duty_editor')),
    name TEXT NOT NULL,
    raw TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (page_id, position)
) STRICT;
CREATE INDEX page_credits_name ON page_credits(name);

CREATE TABLE images (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id),
    page_id TEXT NOT NULL REFERENCES pages(id),
    position INTEGER NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    caption TEXT NOT NULL DEFAULT '',
    credit TEXT NOT NULL DEFAULT '',
    UNIQUE (article_id, position)
) STRICT;
CREATE INDEX images_page ON images(page_id);

CREATE TABLE article_revisions (
    article_id TEXT NOT NULL REFERENCES articles(id),
    number INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    content_json TEXT NOT NULL CHECK (json_valid(content_json)),
    capture_id TEXT NOT NULL REFERENCES captures(id),
    reader TEXT NOT NULL,
    reader_version INTEGER NOT NULL,
    PRIMARY KEY (article_id, number)
) STRICT;

CREATE TABLE duplicates (
    article_id TEXT NOT NULL REFERENCES articles(id),
    duplicate_of TEXT NOT NULL REFERENCES articles(id),
    similarity REAL NOT NULL CHECK (similarity BETWEEN 0 AND 1),
    method TEXT NOT NULL CHECK (method IN ('exact', 'near', 'reprint')),
    PRIMARY KEY (article_id, duplicate_of)
) STRICT;

CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs(id),
    capture_id TEXT REFERENCES captures(id),
    issue_id TEXT REFERENCES issues(id),
    article_id TEXT REFERENCES articles(id),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    seen_at TEXT NOT NULL,
    resolved_at TEXT
) STRICT;
CREATE UNIQUE INDEX problems_open ON problems(kind, subject, message) WHERE resolved_at IS NULL;
CREATE INDEX problems_subject ON problems(subject) WHERE resolved_at IS NULL;
CREATE INDEX problems_run ON problems(run_id);
CREATE INDEX problems_article ON problems(article_id);
CREATE INDEX problems_issue ON problems(issue_id);

-- Overlapping Han bigrams, see ingest/archive/search.py. Contentless: the text itself stands in articles, whose
-- search_id is the rowid here.
CREATE VIRTUAL TABLE articles_fts USING fts5(headline, body, people, content='', tokenize='unicode61');

CREATE VIEW unique_articles AS
SELECT * FROM articles WHERE duplicate_of IS NULL AND withdrawn_at IS NULL;

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
       a.search_id, a.source_url, a.issue_id, a.page_id, i.publication_id
FROM articles a
JOIN issues i ON i.id = a.issue_id
JOIN pages g ON g.id = a.page_id
JOIN publications p ON p.id = i.publication_id
WHERE a.duplicate_of IS NULL AND a.withdrawn_at IS NULL;

-- Between two neighbouring issues of a paper: the days between them, and how many issues their printed total numbers
-- say are missing (NULL where the numbers are not printed as plain digits). Without numbers a gap is more than twice the
-- paper's shortest interval.
CREATE VIEW issue_gaps AS
WITH numbered AS (
    SELECT publication_id, id, issued_on,
           CASE WHEN total_number <> '' AND total_number NOT GLOB '*[^0-9]*' THEN CAST(total_number AS INTEGER) END AS total,
           row_number() OVER (PARTITION BY publication_id ORDER BY issued_on) AS place
    FROM issues
    WHERE edition = ''
),
paired AS (
    SELECT n.publication_id, n.id AS before_issue, n.issued_on AS before_on,
           lag(n.id) OVER w AS after_issue, lag(n.issued_on) OVER w AS after_on,
           -- A number that skips says how many issues are missing since the last numbered one, less those held between.
           n.total - (SELECT l.total + (n.place - l.place) FROM numbered l
                      WHERE l.publication_id = n.publication_id AND l.place < n.place AND l.total IS NOT NULL
                      ORDER BY l.place DESC LIMIT 1) AS issues_missing
    FROM numbered n
    WINDOW w AS (PARTITION BY n.publication_id ORDER BY n.issued_on)
),
spaced AS (
    SELECT *, CAST(julianday(before_on) - julianday(after_on) AS INTEGER) AS days FROM paired WHERE after_issue IS NOT NULL
),
compared AS (
    SELECT *, min(days) OVER (PARTITION BY publication_id) AS usual_days FROM spaced
)
SELECT publication_id, after_issue, after_on, before_issue, before_on, days, issues_missing
FROM compared
WHERE issues_missing > 0 OR (issues_missing IS NULL AND days > 2 * usual_days);

CREATE VIEW run_health AS
SELECT r.id, r.command, r.started_at, r.finished_at, r.verdict, r.finish_reason,
       CAST(round((julianday(r.finished_at) - julianday(r.started_at)) * 86400) AS INTEGER) AS seconds,
       (SELECT count(*) FROM captures c WHERE c.run_id = r.id) AS captures,
       (SELECT count(*) FROM problems b WHERE b.run_id = r.id) AS problems,
       r.stats_json
FROM runs r;

CREATE VIEW open_problems AS
SELECT b.id, b.severity, b.kind, b.message, b.subject, i.publication_id, b.issue_id, b.article_id, c.url, b.seen_at,
       b.run_id
FROM problems b
LEFT JOIN captures c ON c.id = b.capture_id
LEFT JOIN issues i ON i.id = b.issue_id
WHERE b.resolved_at IS NULL;
