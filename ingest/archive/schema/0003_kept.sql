-- Where a capture's bytes are kept: its record's length beside its file and offset, and whether the record only refers to
-- the same bytes kept for another address.

ALTER TABLE captures ADD COLUMN warc_length INTEGER;
ALTER TABLE captures ADD COLUMN is_revisit INTEGER NOT NULL DEFAULT 0 CHECK (is_revisit IN (0, 1));
CREATE INDEX captures_sha256 ON captures(sha256);
CREATE INDEX captures_warc ON captures(warc_file, warc_offset);
