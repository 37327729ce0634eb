-- What became of articles, in order: others follow the archive by the last version they have seen. Kept by triggers, so
-- that whoever writes, it is complete.
CREATE TABLE changes (
    version INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles(id),
    what TEXT NOT NULL CHECK (what IN ('added', 'revised', 'withdrawn', 'returned', 'joined')),
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX changes_article ON changes(article_id);

INSERT INTO changes (article_id, what, changed_at)
SELECT id, 'added', first_seen_at FROM articles ORDER BY first_seen_at, search_id;

CREATE TRIGGER changes_added AFTER INSERT ON articles BEGIN
    INSERT INTO changes (article_id, what, changed_at) VALUES (new.id, 'added', new.first_seen_at);
END;
CREATE TRIGGER changes_revised AFTER UPDATE OF content_hash ON articles
WHEN old.content_hash <> new.content_hash BEGIN
    INSERT INTO changes (article_id, what, changed_at)
    VALUES (new.id, 'revised', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
END;
CREATE TRIGGER changes_withdrawn AFTER UPDATE OF withdrawn_at ON articles
WHEN old.withdrawn_at IS NULL AND new.withdrawn_at IS NOT NULL BEGIN
    INSERT INTO changes (article_id, what, changed_at) VALUES (new.id, 'withdrawn', new.withdrawn_at);
END;
CREATE TRIGGER changes_returned AFTER UPDATE OF withdrawn_at ON articles
WHEN old.withdrawn_at IS NOT NULL AND new.withdrawn_at IS NULL BEGIN
    INSERT INTO changes (article_id, what, changed_at) VALUES (new.id, 'returned', new.last_seen_at);
END;
CREATE TRIGGER changes_joined AFTER UPDATE OF duplicate_of ON articles
WHEN old.duplicate_of IS NULL AND new.duplicate_of IS NOT NULL BEGIN
    INSERT INTO changes (article_id, what, changed_at)
    VALUES (new.id, 'joined', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
END;
