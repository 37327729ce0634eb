"""The archive: identity, revisions, captures, search. Other programs need :class:`Archive` alone."""

from ingest.archive.access import Archive, ArticleRow, Gap, IssueRow
from ingest.archive.changes import ArticleChange
from ingest.archive.errors import ArchiveError

__all__ = ["Archive", "ArchiveError", "ArticleChange", "ArticleRow", "Gap", "IssueRow"]
