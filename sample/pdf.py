"""The sample's pages as PDFs with a text layer, set in two ways and printed by a browser (Chromium, through playwright).

*flow*: stories run down four columns and over into the next, so that paragraphs are cut at column ends. *modular*: each
story is a rectangle, its deck over the whole of it, its text in columns under the deck; two stand side by side.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Sequence
from enum import StrEnum

from sample.layout import FOOT, HEAD
from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption, column_label, piece_blocks

WIDTH, MARGIN = 780.0, 30.0  # points; a tabloid is some 27 cm wide
GUTTER = 16.0
ROOM = WIDTH - 2 * MARGIN
SHARES = (0.6, 0.4)  # of the page's width that two stories side by side take
CSS = """
@page {{ size: {width}pt {height}pt; margin: 0 }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font: 10pt/1.55 "Noto Serif CJK SC" }}
section {{ width: {width}pt; height: {height}pt; padding: {margin}pt; break-after: page; overflow: hidden }}
p {{ margin: 0; text-align: justify; text-indent: 2em; white-space: pre-wrap; break-inside: auto }}
.flow {{ columns: 4; column-gap: {gutter}pt }}
.row {{ display: flex; gap: {gutter}pt; margin-top: 16pt }}
.text {{ column-gap: {gutter}pt }}
footer {{ margin-top: 14pt }}
.headline, .kicker, .subhead {{ text-align: center; text-indent: 0; line-height: 1.3; font-weight: bold; break-after: avoid }}
.headline {{ margin: 3pt 0 6pt }}
.kicker {{ margin-top: 14pt; font-size: 12.5pt }} .subhead {{ font-size: 12pt; margin-bottom: 6pt }}
.label {{ margin-top: 14pt; text-indent: 0; font-weight: bold }}
.byline, .plain {{ text-indent: 0 }} .caption {{ font-size: 9pt; text-indent: 0; margin-bottom: 6pt }}
.photo {{ height: 70pt; background: #bbb; margin-top: 8pt }}
"""


class Design(StrEnum):
    """How a page is set."""

    FLOW = "flow"
    MODULAR = "modular"


def print_pages(
    printed: Sequence[tuple[PrintedIssue, PrintedPage]], design: Design, height: float = 1500
) -> list[bytes]:
    """Give each page's PDF; ``height`` of the paper in points.

    Raises:
        OSError: there is no Chromium on the machine.
    """
    import pypdfium2  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    chromium = shutil.which("chromium")
    if chromium is None:
        raise OSError("There is no chromium on this machine: install it to print the sample.")
    style = CSS.format(width=WIDTH, height=height, margin=MARGIN, gutter=GUTTER)
    sections = "".join(f"<section>{_page(pieces(issue, page), design)}</section>" for issue, page in printed)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(f"<meta charset=utf-8><style>{style}</style>{sections}")
        whole = tab.pdf(prefer_css_page_size=True, print_background=True)
        browser.close()
    document = pypdfium2.PdfDocument(whole)
    return [_single(document, number) for number in range(len(printed))]


def _single(document: object, number: int) -> bytes:
    """Give one page of a document as a file of its own."""
    import io  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    page = pypdfium2.PdfDocument.new()
    page.import_pages(document, [number])
    file = io.BytesIO()
    page.save(file)
    return file.getvalue()


def _page(found: Sequence[Piece], design: Design) -> str:
    head = [piece for piece in found if piece.article.kind in HEAD]
    foot = [piece for piece in found if piece.article.kind in FOOT]
    rest = [piece for piece in found if piece not in head and piece not in foot]
    top = "".join(_blocks(piece, ROOM) for piece in head)
    end = "".join(f"<footer>{_blocks(piece, ROOM)}</footer>" for piece in foot)
    if design is Design.FLOW:
        width = (ROOM - 3 * GUTTER) / 4
        return f"{top}<div class=flow>{_titled(rest, width)}</div>{end}"
    return top + "".join(_row(rest[at : at + 2]) for at in range(0, len(rest), 2)) + end


def _row(pair: Sequence[Piece]) -> str:
    shares = SHARES if len(pair) > 1 else (1.0,)
    cells = []
    for piece, share in zip(pair, shares, strict=True):
        width = ROOM * share - (GUTTER / 2 if len(pair) > 1 else 0)
        deck, text = _parts(piece, width)
        columns = max(1, min(4, round(width / 170), len(piece.body) // 120))
        cells.append(f"<div style='width:{width}pt'>{deck}<div class=text style='columns:{columns}'>{text}</div></div>")
    return f"<div class=row>{''.join(cells)}</div>"


def _titled(rest: Sequence[Piece], width: float) -> str:
    """Set pieces one after another, the title of a roundup over its first."""
    done, titles = "", set()
    for piece in rest:
        title = piece.article.roundup
        if title and title not in titles:
            titles.add(title)
            done += _line("headline", title, width)
        done += _blocks(piece, width)
    return done


def _blocks(piece: Piece, width: float) -> str:
    return "".join(_parts(piece, width))


def _parts(piece: Piece, width: float) -> tuple[str, str]:
    """Give a piece's deck and its text, set ``width`` points wide."""
    article = piece.article
    roles = {"\n".join(article.kicker): "kicker", "\n".join(article.headline): "headline"}
    roles |= {"\n".join(article.subhead): "subhead", column_label(article): "label", article.byline_line: "byline"}
    roles |= {caption(picture): "caption" for picture in article.images}
    if article.continuation:
        roles["\n".join(article.continuation.headline)] = "headline"
    deck, text = "", ""
    for block in piece_blocks(piece):
        role = roles.get(block, "plain" if article.verse or article.kind in (*HEAD, *FOOT) else "body")
        if role in ("kicker", "headline", "subhead", "label") and not text:
            deck += _line(role, block, width)
        else:
            text += ("<div class=photo></div>" if role == "caption" else "") + _line(role, block, width)
    return deck, text


def _line(role: str, text: str, width: float) -> str:
    size = ""
    if role == "headline":
        longest = max(map(len, text.split("\n")))
        size = f" style='font-size:{max(12, min(26, 0.93 * width / longest)):.1f}pt'"
    return f"<p class={role}{size}>{html.escape(text)}</p>"
