"""``python -m benchmarks.layout``: how well pages printed as PDFs are split into articles, and how fast.

Each design of :mod:`sample.pdf` prints the sample's pages, and pages of two newspapers whose articles are known where
those are at hand. Boundary F1 and exact articles are those of ``benchmarks.segmentation``; the time of a page is given
as a ratio to PDFium giving the page's characters with their boxes alone, in the same run.

``--misses`` names the articles that were not split off exactly. ``--aside`` measures what rules are not held against
while they are written: the other newspaper's *report* days, and the first one's pages with the stories in another order,
so that each stands elsewhere beside other neighbours. Their misses are never named.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from rich.console import Console
from rich.table import Table

from benchmarks.segmentation import BLANK, NEWSPAPERS, Score, TruePage, count, develop_days
from ingest.items import Capture, Context
from ingest.layout import features as see
from ingest.layout.articles import draw_up
from ingest.layout.labelling import label_blocks
from ingest.layout.plain import plain
from ingest.layout.segmentation import segment
from ingest.readers import pdf
from sample.paper import load_issues
from sample.pdf import Cell, Design, page_cells, print_cells
from sample.pieces import pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import piece_blocks

SET_PAGES = "rmrb"  # the newspaper whose pages say what is a headline and what is text
OTHER_PAGES = "pfr"  # one whose pages do not
EVERY = 3  # of its pages, which are many

Work = tuple[TruePage, list[Cell]]
"""A page's truth, and what is printed on it."""


def main() -> int:
    """Print the table."""
    is_aside = "--aside" in sys.argv
    table = Table(title="Pages printed as PDF, split into articles")
    for column in ("pages of", "design", "pages", "articles", "boundary F1", "exact", "× PDFium"):
        table.add_column(column, justify="left" if column in ("pages of", "design") else "right")
    works = aside_works() if is_aside else open_works()
    for name, pages in works.items():
        for design in Design:
            files = print_cells([cells for _, cells in pages], design, HEIGHT)
            score, ratio = score_pages([page for page, _ in pages], files)
            shares = (f"{score.boundary_f1:.3f}", f"{score.exact:.3f}", f"{ratio:.2f}")
            table.add_row(name, design, str(score.pages), str(score.articles), *shares)
            if "--misses" in sys.argv and not is_aside:
                print(name, design, *score.missed, sep="\n  ")
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


HEIGHT = 7000  # points: room for the longest newspaper page in the narrowest design


def open_works() -> dict[str, list[Work]]:
    """Give the works that rules may be held against."""
    works = {"sample": sample_works()}
    if NEWSPAPERS.exists():
        works[SET_PAGES] = newspaper_works()
        works[f"{OTHER_PAGES}, develop"] = other_works(is_aside=False)
    return works


def aside_works() -> dict[str, list[Work]]:
    """Give the works that are only counted."""
    return {
        f"{SET_PAGES}, reordered": [_reordered(work) for work in newspaper_works()],
        f"{OTHER_PAGES}, report": other_works(is_aside=True),
    }


def sample_works() -> list[Work]:
    """Give the sample's pages."""
    printed = [(issue, page) for issue in load_issues() for page in issue.pages]
    return [(true_page(issue, page), page_cells(issue, page)) for issue, page in printed]


def newspaper_works() -> list[Work]:
    """Give a newspaper's pages, set by the fields of their blocks."""
    works = []
    for page in _pages(SET_PAGES):
        stories = groupby(page["blocks"], itemgetter("article"))
        works.append((_truth(SET_PAGES, page), [_cell(list(story)) for _, story in stories]))
    return works


def other_works(*, is_aside: bool) -> list[Work]:
    """Give pages of the newspaper whose decks are not told from the text, set by the shapes of their blocks."""
    pages = _pages(OTHER_PAGES)
    seen = develop_days(page["date"] for page in pages)
    wanted = [page for page in pages if (page["date"] in seen) is not is_aside][::EVERY]
    stories = [groupby(page["blocks"], itemgetter("article")) for page in wanted]
    return [
        (_truth(OTHER_PAGES, page), [_shaped([one["text"] for one in story]) for _, story in of_page])
        for page, of_page in zip(wanted, stories, strict=True)
    ]


def _pages(corpus: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (NEWSPAPERS / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]


def _truth(corpus: str, page: dict[str, Any]) -> TruePage:
    blocks = tuple((BLANK.sub("", one["text"]), one["article"]) for one in page["blocks"])
    return TruePage(corpus=corpus, day=page["date"], number=page["page"], blocks=blocks)


def _cell(story: list[dict[str, str]]) -> Cell:
    lines = [({"byline_text": "byline"}.get(one["field"], one["field"]), one["text"]) for one in story]
    deck = tuple(line for line in lines if line[0] in ("kicker", "headline", "subhead"))
    return Cell(deck, tuple(line for line in lines if line not in deck))


def _shaped(texts: Sequence[str]) -> Cell:
    """Set a story: its first short lines are the deck, the first of them the headline; authors stand over the text."""
    end = next(
        (at for at, text in enumerate(texts) if len(text) > see.HEADING_LENGTH or text[-1] in "。；：，"), len(texts)
    )
    is_author = [bool(see.BYLINE.match(plain(text)) or see.is_name(plain(text))) for text in texts]
    deck = [text for at, text in enumerate(texts[:end]) if not is_author[at]]
    authors = [text for at, text in enumerate(texts[:end]) if is_author[at]]
    roles = ("headline", *("subhead" for _ in deck[1:]))
    return Cell(
        tuple(zip(roles[: len(deck)], deck, strict=True)),
        (*(("byline", text) for text in authors), *(("body", text) for text in texts[end:])),
    )


def _reordered(work: Work) -> Work:
    """Give a page whose second half of stories comes before the first."""
    page, cells = work
    stories = [list(story) for _, story in groupby(page.blocks, itemgetter(1))]
    half = len(stories) // 2
    blocks = tuple(block for story in (*stories[half:], *stories[:half]) for block in story)
    return replace(page, blocks=blocks), [*cells[half:], *cells[:half]]


def score_pages(pages: Sequence[TruePage], files: Sequence[bytes]) -> tuple[Score, float]:
    """Read the pages' PDFs and count; give the ratio of our time to that of PDFium's characters alone too."""
    drafts, ours, theirs = [], 0.0, 0.0
    for page, body in zip(pages, files, strict=True):
        capture = capture_of(body, page)
        began = time.perf_counter()
        drafts.append(draw_up(segment(label_blocks(pdf.blocks_of(capture)))))
        ours += time.perf_counter() - began
        theirs += characters_alone(body)
    return count(pages, drafts), ours / theirs


def true_page(issue: PrintedIssue, page: PrintedPage) -> TruePage:
    """Give a page's blocks with the number of the piece that each belongs to."""
    blocks = [
        (BLANK.sub("", text), number)
        for number, piece in enumerate(pieces(issue, page))
        for text in piece_blocks(piece)
    ]
    return TruePage(corpus="sample", day=str(issue.issued_on), number=page.sequence, blocks=tuple(blocks))


def capture_of(body: bytes, page: TruePage) -> Capture:
    """Give the capture of a page's PDF."""
    url = f"http://127.0.0.1/{page.day}/{page.number:02}.pdf"
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime.now(UTC),
        status=200,
        body=body,
        context=Context(publication=page.corpus, issued_on=date.fromisoformat(page.day), page=page.number),
        headers={"content-type": "application/pdf"},
    )


def characters_alone(body: bytes) -> float:
    """Give the seconds that PDFium needs to open a page and give its characters with their boxes."""
    began = time.perf_counter()
    text_page = pypdfium2.PdfDocument(body)[0].get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    found = []
    for at in range(text_page.count_chars()):
        pdfium.FPDFText_GetCharBox(text_page.raw, at, *places)
        found.append((pdfium.FPDFText_GetUnicode(text_page.raw, at), *(side.value for side in sides)))
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
