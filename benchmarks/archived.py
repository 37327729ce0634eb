"""``python -m benchmarks.archived``: how flat pages are split, told by what an archive says of their articles.

The pages are those of :mod:`benchmarks.segmentation`, columns cut. They are imported by the command, and scored by a tool that
is kept beside this checkout: it looks for each printed block in the kickers, headlines, subheads, bylines and bodies of the
archive's articles. Column labels, captions and jumps have columns of their own and are found in none of these, so each counts
as an article by itself: the figures are lower than those of :mod:`benchmarks.segmentation`, which knows where to look.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.segmentation import TruePage, works

TOOL = Path(__file__).parents[2] / "shared/tools/score_pages.py"
XIANBAO = Path(sys.executable).with_name("xianbao")
CUT = ", cuts"


def main() -> int:
    """Print the table."""
    if not TOOL.exists():
        print(f"{TOOL.name} is not kept beside this checkout: nothing was measured.", file=sys.stderr)
        return 1
    table = Table(title="Flat pages split into articles, as the archive tells them")
    for column in ("work", "pages", "articles", "boundary F1", "exact"):
        table.add_column(column, justify="left" if column == "work" else "right")
    for name, pages in works():
        if name.endswith(CUT) and pages:
            told = scored(pages)
            shares = (f"{told['boundary_f1']:.3f}", f"{told['exact']:.3f}")
            table.add_row(name.removesuffix(CUT), str(told["pages"]), str(told["articles"]), *shares)
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def scored(pages: Sequence[TruePage]) -> dict[str, Any]:
    """Give the tool's scores of pages, imported into an archive of their own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        file.write_text("".join(map(_line, pages)), encoding="utf-8")
        command = [sys.executable, str(TOOL), str(file), "--", str(XIANBAO)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _line(page: TruePage) -> str:
    blocks = [{"text": text, "article": owner} for text, owner in page.blocks]
    corpus = page.corpus.replace(" ", "_")
    return json.dumps({"corpus": corpus, "date": page.day, "page": page.number, "blocks": blocks}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
