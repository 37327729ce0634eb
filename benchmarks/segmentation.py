"""``python -m benchmarks.segmentation``: how well flat pages are split into articles, and how fast.

The pages are two newspapers' with known articles (kept beside this checkout, never in it), with and without column
cuts, the sample paper's, and county pages composed for this (``county_pages/``: fiction, papers of other habits than the
sample's, by many hands). A newspaper's days are halved by a hash of the date: rules are written and weights learnt on the
*develop* half alone; the *report* half is only counted. So are the county pages that are :data:`SET_ASIDE`; weights are
learnt from the others, whose rows show how well that was learnt.

Boundary F1 is over adjacent blocks. An article is exact when its blocks, and no others, make one article of ours.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.language.complete import FURNITURE
from ingest.layout.articles import Draft, draw_up
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.segmentation import segment
from sample.paper import load_issues
from sample.pieces import pieces
from sample.printing import flat_text, piece_blocks

NEWSPAPERS = Path(__file__).parents[2] / "shared/newspapers"
CORPORA = ("pfr", "rmrb")
SAMPLE = "sample"
COUNTY = "county"
SET_ASIDE = (
    "aside",
    "counted",
    "front_of_today",
    "media_fronts",
    "old_sheets",
    "plains",
    "rivers",
    "town_talk",
    "unseen",
    "weekdays",
    "writers",
)  # files that nothing is learnt from and no rule is held against
COUNTY_PAGES = Path(__file__).with_name("county_pages")
COLUMN = 900  # characters of a newspaper's column, about
COUNTY_COLUMN = 350
BLANK = re.compile(r"\s+")
PROBE = 24  # characters of a block that are looked for in the articles read
BLOT = "\0"  # what no block holds

Block = tuple[str, int]
"""A printed block, and the number of the article on its page that it belongs to."""
Probe = tuple[int, str]
"""Where a piece of a block begins in it, and the piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """A flat page whose articles are known; ``day`` as YYYY-MM-DD."""

    corpus: str
    day: str
    number: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """Give the page as flat text."""
        return "\n\n".join(text for text, _ in self.blocks) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a number of pages were split; ``missed`` names the articles that were not exact, by their first blocks."""

    pages: int
    articles: int
    boundary_f1: float
    exact: float
    missed: tuple[str, ...] = ()


def main() -> int:
    """Print the table."""
    table = Table(title="Flat pages split into articles")
    for column in ("work", "pages", "articles", "boundary F1", "exact", "pages/s"):
        table.add_column(column, justify="left" if column == "work" else "right")
    for name, pages in works():
        began = time.process_time()
        drafts = split(pages)
        seconds = time.process_time() - began
        score = count(pages, drafts)
        shares = (f"{score.boundary_f1:.3f}", f"{score.exact:.3f}", f"{len(pages) / seconds:.0f}")
        table.add_row(name, str(score.pages), str(score.articles), *shares)
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def works() -> Iterator[tuple[str, list[TruePage]]]:
    """Give each row of the table: its name and its pages."""
    for cuts in (True, False):
        how = "cuts" if cuts else "no cuts"
        for corpus in CORPORA if NEWSPAPERS.exists() else ():
            pages = newspaper_pages(corpus, cuts=cuts)
            seen = develop_days(page.day for page in pages)
            yield f"{corpus}, develop, {how}", [page for page in pages if page.day in seen]
            yield f"{corpus}, report, {how}", [page for page in pages if page.day not in seen]
            yield f"{corpus}, all days, {how}", pages
        yield f"{SAMPLE}, {how}", sample_pages(cuts=cuts)
        for name in county_files():
            yield f"{COUNTY}, {name}, {how}", county_pages(name, cuts=cuts)


def develop_days(days: Iterable[str]) -> frozenset[str]:
    """Give the half of ``days`` that may be looked at: the first ones in the order of their hashes."""
    ordered = sorted(set(days), key=lambda day: hashlib.sha256(day.encode()).hexdigest())
    return frozenset(ordered[: len(ordered) // 2])


def newspaper_pages(corpus: str, *, cuts: bool) -> list[TruePage]:
    """Give a newspaper's pages; with ``cuts`` paragraphs are broken mid-sentence, as by a column's end."""
    found = []
    for line in (NEWSPAPERS / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        blocks = [(one["text"], one["article"], one.get("field", "body") == "body") for one in page["blocks"]]
        kept = _cut(blocks, f"{page['date']}-{page['page']}") if cuts else [(text, owner) for text, owner, _ in blocks]
        found.append(TruePage(corpus=corpus, day=page["date"], number=page["page"], blocks=tuple(kept)))
    return found


def county_files() -> list[str]:
    """Give the names of the files of composed county pages."""
    return sorted(file.stem for file in COUNTY_PAGES.glob("*.txt"))


def county_pages(name: str, *, cuts: bool) -> list[TruePage]:
    """Give a file's county pages: ``===`` and a day open a page, ``---`` an article, or goes back to a numbered one."""
    found = []
    text = (COUNTY_PAGES / f"{name}.txt").read_text(encoding="utf-8")
    for page in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = page.partition("\n")
        day, number = heading.split()
        blocks: list[tuple[str, int, bool]] = []
        parts = re.split(r"^---(.*)\n", rest, flags=re.MULTILINE)
        for count, (back, part) in enumerate(zip(["", *parts[1::2]], parts[::2], strict=True), 1):
            owner = int(back or count)
            printed = part.strip("\n").split("\n\n")
            blocks += [(text, owner, "\n" not in text) for text in printed]
        kept = _cut(blocks, heading, COUNTY_COLUMN) if cuts else [(text, owner) for text, owner, _ in blocks]
        found.append(TruePage(corpus=f"{COUNTY} {name}", day=day, number=int(number), blocks=tuple(kept)))
    return found


def _cut(blocks: Iterable[tuple[str, int, bool]], seed: str, column: int = COLUMN) -> list[Block]:
    """Break a page's paragraphs about every ``column`` characters; ``seed`` makes the cuts the same each time."""
    chance = random.Random(seed)
    room = chance.randint(column // 3, column)
    done: list[Block] = []
    for text, owner, is_body in blocks:
        rest = text
        while is_body and len(rest) > 60 and room < len(rest) - 15:
            at = max(15, room)
            done.append((rest[:at], owner))
            rest, room = rest[at:], chance.randint(column // 2, column * 3 // 2)
        room -= len(rest)
        done.append((rest, owner))
    return done


def sample_pages(*, cuts: bool) -> list[TruePage]:
    """Give the sample paper's pages, printed as flat text."""
    found = []
    for issue in load_issues():
        for page in issue.pages:
            owners = [
                (BLANK.sub("", text), number)
                for number, piece in enumerate(pieces(issue, page))
                for text in (piece.article.roundup, *piece_blocks(piece))
            ]
            printed = flat_text(issue, page, cuts=cuts).strip("\n").split("\n\n")
            blocks = tuple(zip(printed, _owners(printed, owners), strict=True))
            found.append(TruePage(corpus=SAMPLE, day=str(issue.issued_on), number=page.sequence, blocks=blocks))
    return found


def _owners(printed: Sequence[str], owners: Sequence[Block]) -> Iterator[int]:
    """Give the article of each printed block, which is one of ``owners``' or a piece of one, in the same order."""
    coming = iter(owners)
    rest, owner = "", -1
    for text in printed:
        wanted = BLANK.sub("", text)
        while not rest.startswith(wanted):
            rest, owner = next(coming)
        rest = rest[len(wanted) :]
        yield owner


def score_pages(pages: Sequence[TruePage]) -> Score:
    """Split the pages and count."""
    return count(pages, split(pages))


def split(pages: Sequence[TruePage]) -> list[Sequence[Draft]]:
    """Give each flat page's drafts."""
    return [draw_up(segment(label_blocks(split_blocks(page.text)))) for page in pages]


def unblanked(text: str) -> str:
    """Give a text without its blanks."""
    return BLANK.sub("", text)


def count(
    pages: Sequence[TruePage], drafts: Sequence[Sequence[Draft]], fold: Callable[[str], str] = unblanked
) -> Score:
    """Hold the drafts of pages against their truth; ``fold`` is done to both texts before they are compared."""
    right = found = known = exact = articles = 0
    missed: list[str] = []
    for page, read in zip(pages, drafts, strict=True):
        truth = [owner for _, owner in page.blocks]
        guess = _furniture_as_one(assign(page.blocks, read, fold), read)
        true_cuts, cuts = _changes(truth), _changes(guess)
        right, found, known = right + len(true_cuts & cuts), found + len(cuts), known + len(true_cuts)
        lost = _groups(truth) - _groups(guess)
        articles += len(set(truth))
        exact += len(set(truth)) - len(lost)
        missed += [f"{page.day} p{page.number}: {page.blocks[min(group)][0][:40]}" for group in lost]
    return Score(
        pages=len(pages),
        articles=articles,
        boundary_f1=2 * right / (found + known) if found + known else 1.0,
        exact=exact / (articles or 1),
        missed=tuple(missed),
    )


def assign(blocks: Sequence[Block], drafts: Sequence[Draft], fold: Callable[[str], str] = unblanked) -> list[int]:
    """Give for each block the number of the draft that holds its text, the nearest to the one before.

    Two equal blocks (the bylines of one reporter) are found in two places: no stretch of a draft is claimed twice, unless
    there is no other. A block that no draft holds gets a negative number of its own.
    """
    texts = [
        fold("".join((one.column_label, *one.deck, one.byline_text, *one.paragraphs, *one.captions, one.jump_text)))
        for one in drafts
    ]
    free = [Unclaimed(text) for text in texts]
    given: list[int] = []
    last = 0
    for at, (text, _) in enumerate(blocks):
        wanted = fold(text)
        holders, probe = _holders(wanted, [one.text for one in free])
        holders = holders or _holders(wanted, texts)[0] or _likely(wanted, texts)
        if holders:
            last = min(holders, key=lambda holder: abs(holder - last))
        if probe:
            free[last].claim(wanted, *probe)
        given.append(last if holders else -1 - at)
    return given


def _furniture_as_one(guess: Sequence[int], drafts: Sequence[Draft]) -> list[int]:
    """Give the furniture at a page's head one number, and that at its foot.

    We tell masthead, page number and colophon apart; whoever composed a page wrote its head as one part.
    """
    given = list(guess)
    for places in (range(len(given)), range(len(given) - 1, -1, -1)):
        first = given[places[0]] if given else 0
        for at in takewhile(lambda at: given[at] < 0 or drafts[given[at]].kind in FURNITURE, places):
            given[at] = first
    return given


def _holders(wanted: str, texts: Sequence[str]) -> tuple[list[int], Probe | None]:
    """Give the texts that hold a block, and the probe that was found there."""
    for probe in _probes(wanted):
        holders = [at for at, text in enumerate(texts) if probe[1] in text]
        if holders:
            return holders, probe
    return [], None


@dataclass(slots=True)
class Unclaimed:
    """A draft's text, what blocks have claimed of it blotted out; ``reached`` is where the last claim ended."""

    text: str
    reached: int = 0

    def claim(self, block: str, begin: int, probe: str) -> None:
        """Blot out a block whose ``probe``, which begins at its character ``begin``, is here, with all of it around that.

        Blocks come in the order of the page: the place is the next one after the last claim, else the first.
        """
        at = self.text.find(probe, self.reached)
        at = at if at >= 0 else self.text.find(probe)
        first = at - _shared(block[:begin][::-1], self.text[:at][::-1])
        end = at + _shared(block[begin:], self.text[at:])
        self.text = self.text[:first] + BLOT * (end - first) + self.text[end:]
        self.reached = end


def _shared(one: str, other: str) -> int:
    """Count the characters with which both texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _probes(text: str) -> list[Probe]:
    """Give the pieces of a block by which it is known again: healing may have grown it, a signature shortened it."""
    if len(text) <= PROBE:
        inside = text[1:-1]  # a column label loses its brackets
        return [(0, text), (1, inside)] if len(inside) > 1 else [(0, text)]
    middle = len(text) // 2
    return [(at, text[at : at + PROBE]) for at in (0, len(text) - PROBE, middle)]


def _likely(text: str, texts: Sequence[str]) -> list[int]:
    """Give the texts that hold the most of a text's pairs of characters, and most of them: OCR mistakes some."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    held = [sum(pair in one for pair in pairs) for one in texts]
    return [at for at, number in enumerate(held) if number == max(held) and number > len(pairs) / 2]


def _changes(owners: Sequence[int]) -> set[int]:
    """Give the places where one article ends and another begins."""
    return {at for at in range(1, len(owners)) if owners[at] != owners[at - 1]}


def _groups(owners: Sequence[int]) -> set[frozenset[int]]:
    """Give each article as the set of its blocks."""
    groups = defaultdict(set)
    for at, owner in enumerate(owners):
        groups[owner].add(at)
    return set(map(frozenset, groups.values()))


if __name__ == "__main__":
    sys.exit(main())
