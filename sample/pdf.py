"""Pages as PDFs with a text layer, set in four ways and printed by a browser (Chromium, through playwright).

*flow*: stories run down four columns and over into the next, so that paragraphs are cut at column ends. *modular*: each
story is a rectangle, its deck over the whole of it, its text in columns under the deck; two stand side by side.
*mosaic*: a broadsheet of six columns; stories take one to four of them by their length, in other type, decks to the left,
with rules between columns, boxed stories, photos among the text and a headline that stands upright.
*ruled*: hardly any white; drawn rules (栏线) alone part rows, stories and columns, headlines are small, and two short stories
stand over one another beside a longer one.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
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
.photo {{ display: block; width: 100%; height: 70pt; margin-top: 8pt }}
"""
BROADSHEET, STRIPS = 1080.0, 6  # points; columns
MOSAIC = """
@page {{ size: {width}pt {height}pt; margin: 0 }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font: 9.5pt/1.45 "Noto Serif CJK SC" }}
section {{ width: {width}pt; height: {height}pt; padding: 24pt 36pt; break-after: page; overflow: hidden }}
p {{ margin: 0; text-align: justify; text-indent: 2em; white-space: pre-wrap }}
.grid {{ display: grid; grid-template-columns: repeat(6, 1fr); column-gap: 14pt; row-gap: 12pt; align-items: start }}
.cell {{ border-top: .5pt solid #333; padding-top: 8pt }}
.boxed {{ border: 1pt solid #333; padding: 8pt; background: #f2f2f2 }}
.text {{ column-gap: 14pt; column-rule: .4pt solid #888 }}
.headline, .kicker, .subhead {{ font-family: "Noto Sans CJK SC"; text-align: left; text-indent: 0; line-height: 1.25 }}
.headline {{ font-size: 17pt; font-weight: bold; margin-bottom: 5pt }} .lead .headline {{ font-size: 26pt }}
.kicker {{ font-size: 11.5pt; margin-bottom: 2pt }} .subhead {{ font-size: 11pt; margin-bottom: 5pt }}
.label {{ text-indent: 0; color: #a00; margin-bottom: 3pt }} .byline, .plain {{ text-indent: 0 }}
.caption {{ font: 8.5pt/1.3 "Noto Sans CJK SC"; text-indent: 0; margin-bottom: 5pt }}
.photo {{ display: block; width: 100%; height: 90pt; margin: 6pt 0 3pt }}
.upright {{ display: flex; gap: 10pt }} .upright .deck {{ writing-mode: vertical-rl; height: 150pt; flex: none }}
"""
RULED = """
@page {{ size: {width}pt {height}pt; margin: 0 }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font: 9.5pt/1.4 "Noto Serif CJK SC" }}
section {{ width: {width}pt; height: {height}pt; padding: 24pt 30pt; break-after: page; overflow: hidden }}
p {{ margin: 0; text-align: justify; text-indent: 2em; white-space: pre-wrap }}
.band {{ display: flex; border-top: .6pt solid #000 }}
.side {{ padding: 2pt 0 }} .side + .side {{ border-left: .5pt solid #000; margin-left: 2.5pt; padding-left: 2.5pt }}
.story + .story {{ border-top: .5pt solid #000; margin-top: 2pt; padding-top: 2pt }}
.text {{ column-gap: 5.5pt; column-rule: .3pt solid #666 }}
.headline, .kicker, .subhead {{ font-family: "Noto Sans CJK SC"; text-align: left; text-indent: 0; line-height: 1.2 }}
.headline {{ font-size: 13pt; font-weight: bold }}
.kicker, .subhead {{ font-size: 11pt }}
.label {{ text-indent: 0; font-weight: bold; border-bottom: .5pt solid #000; width: fit-content; padding-right: 3em }}
.byline, .plain {{ text-indent: 0 }}
.caption {{ font: 8pt/1.3 "Noto Sans CJK SC"; text-indent: 0 }}
.photo {{ display: block; width: 100%; height: 80pt }}
footer {{ border-top: .6pt solid #000 }}
"""
TIGHT = 840.0  # points
SPREAD = """
@page {{ size: {width}pt {height}pt; margin: 0 }}
.spread {{ width: {width}pt; height: {height}pt; break-after: page; overflow: hidden }}
.pages {{ display: flex }}
.spread section {{ height: auto; break-after: auto }}
.over {{ padding: {margin}pt {margin}pt 0 }} .over p {{ text-align: center !important }} .over .headline {{ font-size: 40pt }}
"""
GREY = "data:image/gif;base64,R0lGODlhAgACAIAAALu7u8zMzCwAAAAAAgACAAACAwwQBQA7"  # a picture of two greys

Line = tuple[str, str]
"""What a line is (headline, kicker, subhead, label, byline, caption, plain or body), and its text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is set together: a deck and the text under it; ``place`` is ``head``, ``foot`` or nothing."""

    deck: tuple[Line, ...]
    text: tuple[Line, ...]
    place: str = ""

    @property
    def size(self) -> int:
        """Give the characters of the text."""
        return sum(len(text) for _, text in self.text)


class Design(StrEnum):
    """How a page is set."""

    FLOW = "flow"
    MODULAR = "modular"
    MOSAIC = "mosaic"
    RULED = "ruled"


def print_pages(
    printed: Sequence[tuple[PrintedIssue, PrintedPage]], design: Design, height: float = 1500
) -> list[bytes]:
    """Give each page's PDF; ``height`` of the paper in points.

    Raises:
        OSError: there is no Chromium on the machine.
    """
    return print_cells([page_cells(issue, page) for issue, page in printed], design, height)


def print_cells(pages: Sequence[Sequence[Cell]], design: Design, height: float = 1500) -> list[bytes]:
    """Give each page's PDF from what is set on it.

    Raises:
        OSError: there is no Chromium on the machine.
    """
    sheet, width = STYLES[design]
    style = sheet.format(width=width, height=height, margin=MARGIN, gutter=GUTTER)
    return _printed([f"<section>{SET[design](cells)}</section>" for cells in pages], style)


def print_spread(
    pages: Sequence[Sequence[Cell]], design: Design, height: float = 1100, over: Cell | None = None
) -> bytes:
    """Give the PDF of a spread (跨版): two pages side by side on one sheet, and ``over`` both of them a story of its own.

    Raises:
        OSError: there is no Chromium on the machine.
    """
    sheet, width = STYLES[design]
    style = sheet.format(width=width, height=height, margin=MARGIN, gutter=GUTTER) + SPREAD.format(
        width=2 * width, height=height, margin=MARGIN
    )
    sections = "".join(f"<section>{SET[design](cells)}</section>" for cells in pages)
    (spread,) = _printed(
        [f"<div class=spread>{_over(over, width) if over else ''}<div class=pages>{sections}</div></div>"], style
    )
    return spread


def _over(cell: Cell, width: float) -> str:
    """Give a story over both pages: its deck across the fold, half of its text on either side."""
    half = (len(cell.text) + 1) // 2
    texts = "".join(
        f"<div class=text style='columns:3;column-gap:{GUTTER}pt;width:{width}pt;padding:0 {MARGIN}pt'>{_lines(text, 0)}</div>"
        for text in (cell.text[:half], cell.text[half:])
    )
    deck = "".join(f"<p class={role}>{html.escape(text)}</p>" for role, text in cell.deck)
    return f"<div class=over>{deck}</div><div class=pages>{texts}</div>"


def _printed(sheets: Sequence[str], style: str) -> list[bytes]:
    """Give each sheet's PDF from its markup."""
    import pypdfium2  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    chromium = shutil.which("chromium")
    if chromium is None:
        raise OSError("There is no chromium on this machine: install it to print the sample.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(f"<meta charset=utf-8><style>{style}</style>{''.join(sheets)}")
        whole = tab.pdf(prefer_css_page_size=True, print_background=True)
        browser.close()
    document = pypdfium2.PdfDocument(whole)
    return [_single(document, number) for number in range(len(sheets))]


def _single(document: object, number: int) -> bytes:
    """Give one page of a document as a file of its own."""
    import io  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    page = pypdfium2.PdfDocument.new()
    page.import_pages(document, [number])
    file = io.BytesIO()
    page.save(file)
    return file.getvalue()


def page_cells(issue: PrintedIssue, page: PrintedPage) -> list[Cell]:
    """Give what is set on a page of the sample; the title of a roundup stands in the deck of its first item."""
    cells, titles = [], set()
    for piece in pieces(issue, page):
        title = piece.article.roundup
        cell = _cell(piece)
        if title and title not in titles:
            titles.add(title)
            cell = Cell((("headline", title), *cell.deck), cell.text)
        cells.append(cell)
    return cells


def _cell(piece: Piece) -> Cell:
    article = piece.article
    roles = {"\n".join(article.kicker): "kicker", "\n".join(article.headline): "headline"}
    roles |= {"\n".join(article.subhead): "subhead", column_label(article): "label", article.byline_line: "byline"}
    roles |= {caption(picture): "caption" for picture in article.images}
    if article.continuation:
        roles["\n".join(article.continuation.headline)] = "headline"
    deck: list[Line] = []
    text: list[Line] = []
    for block in piece_blocks(piece):
        role = roles.get(block, "plain" if article.verse or article.kind in (*HEAD, *FOOT) else "body")
        is_deck = role in ("kicker", "headline", "subhead", "label") and not text
        (deck if is_deck else text).append((role, block))
    place = "head" if article.kind in HEAD else "foot" if article.kind in FOOT else ""
    return Cell(tuple(deck), tuple(text), place)


def _flow(cells: Sequence[Cell]) -> str:
    width = (ROOM - 3 * GUTTER) / 4
    top, rest, end = _strips(cells)
    return f"{top}<div class=flow>{''.join(_whole(cell, width) for cell in rest)}</div>{end}"


def _modular(cells: Sequence[Cell]) -> str:
    top, rest, end = _strips(cells)
    return top + "".join(_row(rest[at : at + 2]) for at in range(0, len(rest), 2)) + end


def _strips(cells: Sequence[Cell]) -> tuple[str, list[Cell], str]:
    """Give what runs over the whole page at its head, what stands between, and what runs over it at its foot."""
    top = "".join(_whole(cell, ROOM) for cell in cells if cell.place == "head")
    end = "".join(f"<footer>{_whole(cell, ROOM)}</footer>" for cell in cells if cell.place == "foot")
    return top, [cell for cell in cells if not cell.place], end


def _row(pair: Sequence[Cell]) -> str:
    shares = SHARES if len(pair) > 1 else (1.0,)
    done = []
    for cell, share in zip(pair, shares, strict=True):
        width = ROOM * share - (GUTTER / 2 if len(pair) > 1 else 0)
        columns = max(1, min(4, round(width / 170), cell.size // 120))
        text = f"<div class=text style='columns:{columns}'>{_lines(cell.text, width)}</div>"
        done.append(f"<div style='width:{width}pt'>{_lines(cell.deck, width)}{text}</div>")
    return f"<div class=row>{''.join(done)}</div>"


def _mosaic(cells: Sequence[Cell]) -> str:
    top, rest, end = _strips(cells)
    done = []
    for at, cell in enumerate(rest):
        spans = 4 if not at and cell.size > 500 else 3 if cell.size > 900 else 2 if cell.size > 260 else 1
        is_upright = at == 2 and spans > 1 and len(cell.deck) == 1
        kind = "cell lead" if spans == 4 else "cell boxed" if at % 4 == 3 else "cell"
        deck = f"<div class=deck>{_lines(cell.deck, 0)}</div>"
        text = f"<div class=text style='columns:{spans}'>{_lines(cell.text, 0)}</div>"
        inner = f"<div class=upright>{deck}{text}</div>" if is_upright else deck + text
        done.append(f"<div class='{kind}' style='grid-column:span {spans}'>{inner}</div>")
    return f"{top}<div class=grid>{''.join(done)}</div>{end}"


def _ruled(cells: Sequence[Cell]) -> str:
    top, rest, end = _strips(cells)
    done, at = "", 0
    while at < len(rest):
        taken = rest[at : at + 3]
        is_stacked = len(taken) == 3 and taken[0].size > taken[1].size + taken[2].size
        sides = [taken[:1], taken[1:]] if is_stacked else [[cell] for cell in taken[:2]]
        at += sum(map(len, sides))
        widths = (1.0,) if len(sides) == 1 else (0.6, 0.4) if is_stacked or len(done) % 2 else (0.5, 0.5)
        inner = ""
        for side, share in zip(sides, widths, strict=True):
            stories = "".join(_story(cell, max(1, min(round(5 * share), cell.size // 100))) for cell in side)
            inner += f"<div class=side style='width:{100 * share}%'>{stories}</div>"
        done += f"<div class=band>{inner}</div>"
    return f"{top}{done}{end}"


def _story(cell: Cell, columns: int) -> str:
    text = f"<div class=text style='columns:{columns}'>{_lines(cell.text, 0)}</div>"
    return f"<div class=story>{_lines(cell.deck, 0)}{text}</div>"


SET = {Design.FLOW: _flow, Design.MODULAR: _modular, Design.MOSAIC: _mosaic, Design.RULED: _ruled}
STYLES = {
    Design.FLOW: (CSS, WIDTH),
    Design.MODULAR: (CSS, WIDTH),
    Design.MOSAIC: (MOSAIC, BROADSHEET),
    Design.RULED: (RULED, TIGHT),
}


def _whole(cell: Cell, width: float) -> str:
    return _lines(cell.deck, width) + _lines(cell.text, width)


def _lines(lines: Sequence[Line], width: float) -> str:
    """Give lines as markup, headlines as large as ``width`` points allow; 0 leaves their size to the design."""
    done = ""
    for role, text in lines:
        size = ""
        if role == "headline" and width:
            longest = max(map(len, text.split("\n")))
            size = f" style='font-size:{max(12, min(26, 0.93 * width / longest)):.1f}pt'"
        photo = f"<img class=photo src='{GREY}'>" if role == "caption" else ""
        done += f"{photo}<p class={role}{size}>{html.escape(text)}</p>"
    return done
