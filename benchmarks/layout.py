"""``python -m benchmarks.layout``: how well the sample's pages, printed as PDFs, are split into articles, and how fast.

Both designs of :mod:`sample.pdf` are fresh prints of the same pages. Boundary F1 and exact articles are those of
``benchmarks.segmentation``; The
time of a page is given as a ratio to PDFium giving the page's characters with their boxes alone, in the same run.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import pypdfium2
import pypdfium2.raw as pdfium
from rich.console import Console
from rich.table import Table

from benchmarks.segmentation import BLANK, Score, TruePage, count
from ingest.items import Capture, Context
from ingest.layout.articles import draw_up
from ingest.layout.labels import label_blocks
from ingest.layout.segmentation import segment
from ingest.readers import pdf
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.pieces import pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import piece_blocks


def main() -> int:
    """Print the table; with ``--misses``, the articles that were not split off exactly."""
    printed = [(issue, page) for issue in load_issues() for page in issue.pages]
    table = Table(title="The sample as PDF, split into articles")
    for column in ("design", "pages", "articles", "boundary F1", "exact", "× PDFium"):
        table.add_column(column, justify="left" if column == "design" else "right")
    for design in Design:
        score, ratio = score_pages(printed, print_pages(printed, design))
        shares = (f"{score.boundary_f1:.3f}", f"{score.exact:.3f}", f"{ratio:.2f}")
        table.add_row(design, str(score.pages), str(score.articles), *shares)
        if "--misses" in sys.argv:
            print(design, *score.missed, sep="\n  ")
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def score_pages(printed: Sequence[tuple[PrintedIssue, PrintedPage]], files: Sequence[bytes]) -> tuple[Score, float]:
    """Read the pages' PDFs and count; give the ratio of our time to that of PDFium's characters alone too."""
    drafts, ours, theirs = [], 0.0, 0.0
    for (issue, page), body in zip(printed, files, strict=True):
        capture = capture_of(body, issue, page)
        began = time.perf_counter()
        drafts.append(draw_up(segment(label_blocks(pdf.blocks_of(capture)))))
        ours += time.perf_counter() - began
        theirs += characters_alone(body)
    return count([true_page(issue, page) for issue, page in printed], drafts), ours / theirs


def true_page(issue: PrintedIssue, page: PrintedPage) -> TruePage:
    """Give a page's blocks with the number of the piece that each belongs to."""
    blocks = [
        (BLANK.sub("", text), number)
        for number, piece in enumerate(pieces(issue, page))
        for text in piece_blocks(piece)
    ]
    return TruePage(corpus="sample", day=str(issue.issued_on), number=page.sequence, blocks=tuple(blocks))


def capture_of(body: bytes, issue: PrintedIssue, page: PrintedPage) -> Capture:
    """Give the capture of a page's PDF."""
    url = f"http://127.0.0.1/{issue.issued_on}/{page.sequence:02}.pdf"
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime.now(UTC),
        status=200,
        body=body,
        context=Context(publication="yunxiu", issued_on=issue.issued_on, page=page.sequence),
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
