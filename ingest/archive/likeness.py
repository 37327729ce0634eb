"""Whether two readings are of one printed article: pure, by the texts alone.

The same article comes to us from a page's markup, its touch twin, its PDF, a flat text. The readings differ in white
space, punctuation, a misread character, a caption or a signature; two stories of one page differ in nearly everything,
two notices (公告) made from one template in nothing but a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ingest.items import Article, Kind

ALIKE = 0.8  # from this likeness on, two readings of one page are one printed article
ALIKE_SHORT = 0.9  # for texts under SHORT characters, where a template's words weigh more than what differs
SHORT = 200
SAME_HEADLINE = 0.5  # likeness that is enough under the same headline; four stories of one issue shared theirs
CONTAINED = 0.99  # a body found whole in the other
LONG_ENOUGH = 40  # characters from which a body found in another is there by more than chance
RUN = 8  # letters that two texts share by more than chance; of 1,199 stories of two papers 98 in 100 had at most 0.07
# of such runs from other stories of their page
NEW_HERE = 0.1  # share of a text's runs up to which it is another text than those known of its page
PRINTED_HERE = 0.9  # share of a text's bigrams from which the articles known of its page already hold it
TEMPLATES = frozenset((Kind.NOTICE, Kind.ADVERT))
FURNITURE = frozenset((Kind.MASTHEAD, Kind.COLOPHON))

_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


def match(new: Sequence[Article], rows: Mapping[str, Article]) -> dict[int, str]:
    """Pair new articles (by index) with rows (by id) that are the same printed article: one to one, most alike first."""
    said = [_Pieces.of(article) for article in new]
    held = {row_id: _Pieces.of(row) for row_id, row in rows.items()}
    pairs = [
        (_alike(one, other), index, row_id)
        for index, one in enumerate(said)
        for row_id, other in held.items()
        if one.pages & other.pages
    ]
    matched: dict[int, str] = {}
    taken: set[str] = set()
    for alike, index, row_id in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if alike >= ALIKE and index not in matched and row_id not in taken:
            matched[index] = row_id
            taken.add(row_id)
    return matched


def similarity(one: Article, other: Article) -> float:
    """Give how alike two readings are, 0…1; from :data:`ALIKE` on they are of one printed article.

    The measure is the share of bigrams (Dice) that the letters of deck and body have in common; white space,
    punctuation and width do not count. A long enough body found whole in the other counts as the same (one reading may
    have taken a caption or a neighbour's line along). Under the same headline half the bigrams of a long text are enough;
    a short one must have nearly all, and neither another headline nor other numbers. A notice is the same only when its
    letters are, a pointer or banner (no body) when its headline is. Where one reading has all of
    a story that jumps and the other one page's piece of it, the pieces on the pages they share are compared as well.
    """
    return _alike(_Pieces.of(one), _Pieces.of(other))


def holder(new: Article, rows: Mapping[str, Article]) -> str | None:
    """Give the row (by id) that holds most of a text which the rows of its page hold between them; else None.

    A worse reading may cut a page otherwise than the paper's own markup does: what is printed there is no new article.
    Of a notice every bigram must be there, since another of its template has nearly all of them.
    """
    pages = {part.page for part in new.parts}
    letters = _letters(new)
    said = letters.bigrams
    held = {row_id: said & _printed(row) for row_id, row in rows.items() if pages & {part.page for part in row.parts}}
    together: Counter[str] = Counter()
    for shared in held.values():
        together |= shared
    needed = 1.0 if letters.is_template else PRINTED_HERE
    if not held or together.total() < needed * said.total():
        return None
    return max(held, key=lambda row_id: (held[row_id].total(), row_id))


def is_news(new: Article, rows: Iterable[Article]) -> bool:
    """Tell whether what a worse source alone has of a page may be believed: better none than a piece of what is known.

    The page's furniture is, where the better sources of the page have none; a text is when it has a headline, is long
    enough, and shares next to nothing with what they tell.
    """
    better = list(rows)
    if new.kind in FURNITURE:
        return all(row.kind is not new.kind for row in better)
    letters = _letters(new)
    if not letters.deck or len(letters.body) < LONG_ENOUGH:
        return False
    known = Counter(run for row in better for run in _runs(_all_letters(row)))
    said = Counter(_runs(letters.text))
    return (said & known).total() <= NEW_HERE * said.total()


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + RUN] for at in range(len(text) - RUN + 1))


@dataclass(frozen=True)
class _Letters:
    """What is compared of a text: its letters."""

    headline: str
    deck: str
    body: str
    is_template: bool

    @cached_property
    def text(self) -> str:
        return self.deck + self.body

    @cached_property
    def bigrams(self) -> Counter[str]:
        return Counter(map("".join, pairwise(self.text)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self.text))


@dataclass(frozen=True)
class _Pieces:
    """An article's letters, whole and page by page."""

    article: Article
    whole: _Letters
    pages: frozenset[int]

    @classmethod
    def of(cls, article: Article) -> _Pieces:
        return cls(article, _letters(article), frozenset(part.page for part in article.parts))

    def on(self, pages: frozenset[int]) -> _Letters:
        if pages >= self.pages:
            return self.whole
        return _letters(replace(self.article, parts=tuple(part for part in self.article.parts if part.page in pages)))


def _alike(one: _Pieces, other: _Pieces) -> float:
    whole = _compare(one.whole, other.whole)
    shared = one.pages & other.pages
    if whole >= ALIKE or one.pages == other.pages or not shared:
        return whole
    return max(whole, _compare(one.on(shared), other.on(shared)))


def _compare(one: _Letters, other: _Letters) -> float:
    if not one.text or not other.text or bool(one.body) != bool(other.body):
        return 0.0
    if one.text == other.text:
        return 1.0
    if not one.body:
        return float(bool(one.headline) and one.headline == other.headline)
    is_template = one.is_template or other.is_template
    if _is_contained(one.body, other.body) and (not is_template or _agree(one.headline, other.headline)):
        return CONTAINED
    return 0.0 if is_template else _share(one, other)


def _share(one: _Letters, other: _Letters) -> float:
    """Give the share of bigrams in common, raised under one headline; 0 for short texts that only look alike."""
    shared = (one.bigrams & other.bigrams).total()
    dice = 2 * shared / max(1, one.bigrams.total() + other.bigrams.total())
    if max(len(one.body), len(other.body)) < SHORT:
        is_other_case = one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)
        is_same_case = _agree(one.headline, other.headline) and not is_other_case
        return dice if dice >= ALIKE_SHORT and is_same_case else 0.0
    is_same_headline = bool(one.headline) and one.headline == other.headline
    return max(dice, ALIKE) if is_same_headline and dice >= SAME_HEADLINE else dice


def _is_contained(body: str, other: str) -> bool:
    short, long = sorted((body, other), key=len)
    return short == long or (len(short) >= LONG_ENOUGH and short in long)


def _agree(headline: str, other: str) -> bool:
    """Tell whether two headlines may be one: the same, or one of them cut off or missing."""
    return headline in other or other in headline


def _letters(article: Article) -> _Letters:
    captions = "" if article.body else "".join(image.caption for image in article.images)
    deck = "".join(article.deck) or article.kicker + article.headline + article.subhead
    return _Letters(
        headline=_squeeze(article.headline),
        deck=_squeeze(deck),
        body=_squeeze(article.body or captions),
        is_template=article.kind in TEMPLATES,
    )


def _printed(article: Article) -> Counter[str]:
    """Give the bigrams of all that is printed of an article, in whatever field."""
    return Counter(map("".join, pairwise(_all_letters(article))))


def _all_letters(article: Article) -> str:
    deck = article.deck or (article.kicker, article.headline, article.subhead)
    said = (article.column_label, *deck, article.headline, article.body, article.byline_text)
    pictures = (image.caption + image.credit for image in article.images)
    return _squeeze("".join((*said, *pictures, *(part.jump_text for part in article.parts))))


def _squeeze(text: str) -> str:
    """Give a text's letters and digits alone, full-width ones as their plain twins; a copy for comparing, never stored."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text))
