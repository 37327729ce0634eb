"""What all small systems' sites have in common: files of an issue by page and piece. A system says how each looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer

WIDTH, HEIGHT = 350, 550  # of the displayed page image, pixels
FIRST_ID = 61000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page (版) with all that its file needs to know."""

    issue: PrintedIssue
    number: int  # of the issue, from 0: picks the face
    page: PrintedPage
    previous: PrintedIssue | None
    on_page: dict[int, tuple[Piece, ...]]
    ids: dict[str, int]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give what stands on the page."""
        return self.on_page[self.page.sequence]

    @property
    def elsewhere(self) -> Piece | None:
        """Give a piece of another page, for a side box such as 今日关注."""
        others = self.on_page[self.page.sequence % len(self.on_page) + 1]
        return next((piece for piece in others if piece.article.headline), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A system: the paths of an issue's files and how they look. Each writes ``(path, markup or Answer)`` pairs."""

    page: Callable[[Sheet], tuple[str, str]]
    article: Callable[[Sheet, Piece, int], tuple[str, str]]
    beside: Callable[[Sheet], dict[str, Answer]] = lambda _: {}  # images, PDFs, lists of a page
    encoding: Callable[[int], str] = lambda _: "utf-8"  # by the issue's number


def render_shape(shape: Shape, issues: Iterable[PrintedIssue]) -> dict[str, Answer]:
    """Give the files of every issue, its pages and articles, by path."""
    answers = {"/robots.txt": ROBOTS}
    previous: PrintedIssue | None = None
    for number, issue in enumerate(issues):
        on_page = {page.sequence: tuple(pieces(issue, page)) for page in issue.pages}
        every = [piece for one in on_page.values() for piece in one]
        first = FIRST_ID + 100 * (issue.issued_on - issue.issued_on.replace(month=1, day=1)).days
        ids = {piece.name: first + count for count, piece in enumerate(every)}
        for page in issue.pages:
            sheet = Sheet(issue=issue, number=number, page=page, previous=previous, on_page=on_page, ids=ids)
            path, markup = shape.page(sheet)
            answers[path] = Answer(markup.encode(shape.encoding(number)), "text/html")
            answers |= shape.beside(sheet)
            for piece in sheet.pieces:
                path, markup = shape.article(sheet, piece, ids[piece.name])
                answers[path] = Answer(markup.encode(shape.encoding(number)), "text/html")
        previous = issue
    return answers


def pictures_of(piece: Piece) -> list[tuple[str, str]]:
    """Give the file and the caption line of each picture printed with the piece."""
    from sample.printing import caption  # noqa: PLC0415

    return [] if piece.is_continuation else [(image.file, caption(image)) for image in piece.article.images]


def picture_files(sheet: Sheet, folder: str) -> dict[str, Answer]:
    """Give the answers for the page's pictures below ``folder``."""
    return {f"{folder}/{file}": JPEG for piece in sheet.pieces for file, _ in pictures_of(piece)}


def page_files(image: str, pdf: str = "") -> dict[str, Answer]:
    """Give the answers for a page's image and PDF."""
    return {image: JPEG} | ({pdf: PDF} if pdf else {})


def coords(piece: Piece) -> str:
    """Give the piece's polygon in pixels of the displayed image."""
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def broken(lines: Iterable[str], indent: str = "　　") -> str:
    """Give lines as bare text with ``br``, indented as printed."""
    return "<br>\n".join(f"{indent}{escape(line)}" for line in lines)


def paragraphs(lines: Iterable[str]) -> str:
    """Give lines as paragraphs."""
    return "".join(f"<p>　　{escape(line)}</p>\n" for line in lines)


def br(lines: Iterable[str]) -> str:
    """Give a headline's lines, escaped."""
    return "<br>".join(map(escape, lines))


def title(piece: Piece) -> str:
    """Give the listed title, escaped."""
    return escape(keyed.title(piece))
