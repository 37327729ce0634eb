-- A paper's rhythm as its facts state it, and why issues are missing: a day without an issue and one that failed are two
-- facts.
ALTER TABLE publications ADD COLUMN weekdays TEXT NOT NULL DEFAULT '' CHECK (weekdays NOT GLOB '*[^1-7]*');
ALTER TABLE publications ADD COLUMN first_issue_on TEXT NOT NULL DEFAULT ''
    CHECK (first_issue_on = '' OR first_issue_on IS date(first_issue_on));

DROP VIEW issue_gaps;
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
),
gaps AS (
    SELECT * FROM compared WHERE issues_missing > 0 OR (issues_missing IS NULL AND days > 2 * usual_days)
),
explained AS (
    SELECT g.*,
           (SELECT count(*) FROM days d WHERE d.publication_id = g.publication_id AND d.edition = ''
                AND d.issued_on > g.after_on AND d.issued_on < g.before_on AND d.answer = 'failed') AS days_failed,
           (SELECT count(*) FROM days d WHERE d.publication_id = g.publication_id AND d.edition = ''
                AND d.issued_on > g.after_on AND d.issued_on < g.before_on AND d.answer = 'no_issue') AS days_without_issue
    FROM gaps g
)
SELECT publication_id, after_issue, after_on, before_issue, before_on, days, issues_missing, days_failed, days_without_issue,
       CASE WHEN days_failed > 0 THEN 'failed'
            WHEN days_without_issue < days - 1 THEN 'not_asked'
            WHEN issues_missing > 0 THEN 'not_shown'
            ELSE 'no_issue' END AS cause
FROM explained;
