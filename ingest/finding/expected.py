"""Whether an answer is what its link promised: servers give an error's text, or another article, with status 200."""

from __future__ import annotations

from ingest.items import Link, LinkKind, Problem, Reading, Severity
from ingest.language.garbled import GARBLED
from ingest.layout.features import HAN_RUN
from ingest.readers import text

NO_PAGE = {"no_headline", "not_chinese", "empty_page", GARBLED}
"""What is said of a plain text that is none of a newspaper's."""
SHORTEST = 6  # Chinese characters of a listed title; 图片新闻 and the like name nothing
SHARED = 0.2  # of a listed title's pairs of characters that its article prints; a shortened title has nearly all


def other_answer(link: Link, reading: Reading) -> Problem | None:
    """Give what is wrong with an answer that is no page or article at all: a server's plain words, such as 系统繁忙."""
    if reading.reader != text.NAME:
        return None
    if link.kind is not LinkKind.ARTICLE and not NO_PAGE & {problem.kind for problem in reading.problems}:
        return None
    message = f"{link.url} answered with a plain text that is none of the paper's."
    return Problem(kind="unreadable", message=message, subject=link.url, severity=Severity.ERROR)


def other_article(link: Link, reading: Reading) -> Problem | None:
    """Give the doubt about an article that prints nothing of the title by which it was listed.

    It is kept, since the list may be wrong as well, and asked for again.
    """
    listed = _pairs(link.context.headline)
    if link.kind is not LinkKind.ARTICLE or len(listed) < SHORTEST - 1 or len(reading.articles) != 1:
        return None
    (article,) = reading.articles
    printed = _pairs(
        "\n".join((*article.deck, *(part.body for part in article.parts), *(one.caption for one in article.images)))
    )
    if not article.deck or len(listed & printed) >= SHARED * len(listed):
        return None
    shown = " ".join(article.deck)[:60]
    message = f"{link.url} was listed as “{link.context.headline[:60]}” and answered with “{shown}”."
    return Problem(kind="other_article", message=message, subject=link.url, severity=Severity.ERROR)


def _pairs(text: str) -> set[str]:
    """Give the pairs of neighbouring Chinese characters, blanks left out."""
    runs = HAN_RUN.findall("".join(text.split()))
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
