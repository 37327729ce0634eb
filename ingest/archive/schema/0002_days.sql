-- What asking a paper for each day came to: that it did not appear, that the issue is not up yet and that nobody knows
-- are three different facts.

CREATE TABLE days (
    publication_id TEXT NOT NULL REFERENCES publications(id),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    edition TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL CHECK (answer IN ('issue', 'no_issue', 'not_yet', 'failed')),
    requested_url TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs(id),
    PRIMARY KEY (publication_id, issued_on, edition)
) STRICT;
CREATE INDEX days_run ON days(run_id);
