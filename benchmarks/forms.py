"""``python -m benchmarks.forms``: how well flat pages are split in the forms in which people and machines write them down.

The pages are the county pages that nothing is learnt from (:data:`SET_ASIDE`), with column cuts. Both texts are folded
before they are compared, so that what is counted is where articles were parted and not which marks a form has.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.segmentation import BLANK, SET_ASIDE, TruePage, count, county_pages
from ingest.layout.articles import draw_up
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.segmentation import segment

HALF_WIDTH = str.maketrans("，。：；！？（）“”", ',.:;!?()""')
FOLDED = str.maketrans("。、“”「」", '.,""""')
NO_FIRST = frozenset("，。、；：！？”）》")  # no line begins with it
SHORT = 30  # characters of a headline that Markdown marks
ENDED = re.compile("[。！？；：）]$")
BLANKS = re.compile("[ \u3000]")
INDENT = "\u3000\u3000"

Form = Callable[[TruePage], str]


def main() -> int:
    """Print the table."""
    table = Table(title="County pages that nothing was learnt from, in other forms")
    for column in ("form", "boundary F1", "exact"):
        table.add_column(column, justify="left" if column == "form" else "right")
    pages = [page for name in SET_ASIDE for page in county_pages(name, cuts=True)]
    for name, form in track(FORMS.items(), console=Console(stderr=True), disable=not sys.stderr.isatty()):
        drafts = [draw_up(segment(label_blocks(split_blocks(form(page))))) for page in pages]
        score = count(pages, drafts, folded)
        table.add_row(name, f"{score.boundary_f1:.3f}", f"{score.exact:.3f}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def folded(text: str) -> str:
    """Give a text without blanks and marks of Markdown, all characters and marks of half width."""
    return unicodedata.normalize("NFKC", re.sub(r"[*#]", "", BLANK.sub("", text))).translate(FOLDED)


def printed_lines(page: TruePage, width: int, *, indent: str = "", between: str = "\n", wide: int = 0) -> str:
    """Give a page in the lines of its columns; with ``wide`` every other article's columns are so wide."""
    widths = (width, wide or width)
    blocks = (_lines(text, widths[owner % 2], indent) for text, owner in page.blocks)
    return between.join(blocks) + "\n"


def _lines(text: str, width: int, indent: str) -> str:
    """Break a block's lines by a column's width; ASCII is half as wide, and no mark that ends something begins a line."""
    done = []
    for line in text.split("\n"):
        rest = indent + line if _width(line) > width else line
        while _width(rest) > width:
            end = max(at for at in range(1, width * 2 + 1) if _width(rest[:at]) <= width)
            end += rest[end] in NO_FIRST
            done.append(rest[:end])
            rest = rest[end:]
        done.append(rest)
    return "\n".join(filter(None, done))


def _width(text: str) -> float:
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def misread(page: TruePage, share: float) -> str:
    """Give a page with a ``share`` of its characters mistaken for another, lost, or doubled by a speck."""
    known = [character for character in page.text if character.strip()]
    return misread_text(page.text, share, known, random.Random(f"{page.corpus} {page.day}"))


def misread_text(text: str, share: float, known: Sequence[str], chance: random.Random) -> str:
    """Give a text with a ``share`` of its characters mistaken for a ``known`` one, lost, or doubled by a speck."""
    done = []
    for character in text:
        if character == "\n" or chance.random() >= share:
            done.append(character)
        else:
            wrong = chance.choice(known)
            done.append(chance.choice([wrong, wrong, wrong, "", character + chance.choice("、.·- ")]))
    return "".join(done)


def markdown(page: TruePage) -> str:
    """Give a page with its short lines marked as headings."""
    blocks = (text for text, _ in page.blocks)
    return "\n\n".join(f"## {text}" if _is_short(text) else text for text in blocks) + "\n"


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and "\n" not in text and not ENDED.search(text)


FORMS: dict[str, Form] = {
    "as composed, blank lines between blocks": lambda page: page.text,
    "no blank lines": lambda page: "\n".join(text for text, _ in page.blocks) + "\n",
    "marks of half width, straight quotation marks": lambda page: page.text.translate(HALF_WIDTH),
    "digits and letters of full width": lambda page: re.sub(
        "[0-9A-Za-z]", lambda found: chr(ord(found[0]) + 0xFEE0), page.text
    ),
    "a blank between all characters": lambda page: "\n".join(" ".join(line) for line in page.text.split("\n")),
    "no blanks": lambda page: BLANKS.sub("", page.text),
    "Markdown": markdown,
    "1 % of characters misread": partial(misread, share=0.01),
    "3 % of characters misread": partial(misread, share=0.03),
    "lines of 18, blank lines between blocks": partial(printed_lines, width=18, between="\n\n"),
    "lines of 18, indents": partial(printed_lines, width=18, indent=INDENT),
    "lines of 18": partial(printed_lines, width=18),
    "lines of 13": partial(printed_lines, width=13),
    "lines of 24": partial(printed_lines, width=24),
    "lines of 18 and 26": partial(printed_lines, width=18, wide=26),
}


if __name__ == "__main__":
    sys.exit(main())
