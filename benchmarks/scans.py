"""``python -m benchmarks.scans [PAGES]``: how well scans of the sample's pages are split into articles, and how fast.

The printed pages of :mod:`sample.pdf` are drawn at three resolutions, leaning by 1° and soiled. Scores are those of
``benchmarks.segmentation``, blind to punctuation and to what OCR mistakes; the time of a page is given as a ratio to
that of the OCR engine alone, as shipped, in the same run. PAGES: of the first so many pages only.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from rich.console import Console
from rich.live import Live
from rich.table import Table

from benchmarks.layout import capture_of, true_page
from benchmarks.segmentation import Score, count
from ingest.layout.articles import draw_up
from ingest.layout.labelling import label_blocks
from ingest.layout.pictures import open_picture
from ingest.layout.segmentation import segment
from ingest.layout.sight import load_engine
from ingest.readers import scan as scans
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.printed import PrintedIssue, PrintedPage
from sample.scans import scan

RESOLUTIONS = (150, 200, 300)
SKEW, NOISE = 1.0, 0.3
MARKS = re.compile(r"[\W_]+")


def main() -> int:
    """Print the table; with ``--misses``, the articles that were not split off exactly."""
    wanted = next((int(one) for one in sys.argv[1:] if one.isdigit()), None)
    printed = [(issue, page) for issue in load_issues() for page in issue.pages][:wanted]
    table = Table(title=f"The sample as scans, {SKEW:g}° skew, noise {NOISE:g}, split into articles")
    for column in ("design", "dpi", "pages", "articles", "boundary F1", "exact", "× OCR"):
        table.add_column(column, justify="left" if column == "design" else "right")
    with Live(table, console=Console(width=None if sys.stdout.isatty() else 100), auto_refresh=False) as shown:
        for design in Design:
            files = print_pages(printed, design)
            for dpi in RESOLUTIONS:
                pictures = [scan(body, dpi=dpi, skew=SKEW, noise=NOISE) for body in files]
                score, ratio = score_scans(printed, pictures)
                shares = (f"{score.boundary_f1:.3f}", f"{score.exact:.3f}", f"{ratio:.2f}")
                table.add_row(design, str(dpi), str(score.pages), str(score.articles), *shares)
                shown.refresh()
                if "--misses" in sys.argv:
                    shown.console.print(design, dpi, *score.missed, sep="\n  ")
    return 0


def score_scans(printed: Sequence[tuple[PrintedIssue, PrintedPage]], files: Sequence[bytes]) -> tuple[Score, float]:
    """Read the pages' pictures and count; give the time too, as a ratio to that of the engine as shipped.

    The engine looks at each page by itself right after it was read, so that both have the same of what else runs here.
    """
    engine = load_engine()  # of no page's time
    drafts, reading, seeing = [], 0.0, 0.0
    for (issue, page), body in zip(printed, files, strict=True):
        capture = replace(capture_of(body, true_page(issue, page)), headers={"content-type": "image/png"})
        began = time.perf_counter()
        drafts.append(draw_up(segment(label_blocks(scans.blocks_of(capture)))))
        reading += time.perf_counter() - began
        picture = np.asarray(open_picture(body)[0])[:, :, ::-1]
        began = time.perf_counter()
        engine(picture)
        seeing += time.perf_counter() - began
    return count([true_page(issue, page) for issue, page in printed], drafts, unmarked), reading / seeing


def unmarked(text: str) -> str:
    """Give a text without its marks and blanks, in plain widths: what OCR and print agree in."""
    return MARKS.sub("", unicodedata.normalize("NFKC", text))


if __name__ == "__main__":
    sys.exit(main())
