"""What the editors of the sample key into an e-paper system: each piece's headline stack and lines, in any system the same."""

from __future__ import annotations

from sample.pieces import Piece
from sample.printed import Printed
from sample.printing import column_label
from tests.site.server import Answer

JPEG = Answer(b"\xff\xd8\xff\xd9", "image/jpeg")  # the shortest there is: its start and its end
PDF = Answer(b"%PDF-1.4\n%%EOF\n", "application/pdf")
ROBOTS = Answer(b"User-agent: *\nAllow: /\n", "text/plain")


def deck(piece: Piece) -> tuple[list[str], list[str], list[str]]:
    """Give kicker, title and subtitle; a column label or a roundup's title is the kicker's first line."""
    article = piece.article
    if piece.is_continuation and article.continuation:
        return [], list(article.continuation.headline), []
    label = [column_label(article) or article.roundup] if article.column_label or article.roundup else []
    return [*label, *article.kicker], list(article.headline), list(article.subhead)


def title(piece: Piece) -> str:
    """Give the title that lists show."""
    return " ".join(deck(piece)[1]) or "无标题"


def author(piece: Piece) -> str:
    """Give what the author's field holds."""
    return "" if piece.is_continuation else piece.article.byline_line


def lines(piece: Piece) -> list[str]:
    """Give the body's paragraphs with jump lines and signatures, as printed."""
    article, rest = piece.article, piece.article.continuation
    body = piece.body.split("\n") if piece.body else []
    if piece.is_continuation and rest:
        return [rest.from_text, *_signed(body, article)]
    if rest:
        return [*body[:-1], body[-1] + rest.jump_text]
    return [*_signed(body, article), *([article.jump_text] if article.jump_text else [])]


def _signed(body: list[str], article: Printed) -> list[str]:
    if not article.signature:
        return body
    if article.signature[0] in "（(" and not article.verse and body:
        return [*body[:-1], body[-1] + article.signature]
    return [*body, article.signature]
