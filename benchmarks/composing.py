"""Composed issues for measuring archives at any size: like a newspaper's in how often their words come, and in nothing else.

Words of two letters, the second half as often as the first, the third a third as often and so on (Zipf); a comma after
some ten letters. No sentence means anything.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from ingest.items import (
    Article,
    Byline,
    Capture,
    Context,
    Fidelity,
    Issue,
    IssueReading,
    Page,
    Part,
    Publication,
    Role,
    Source,
)

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
WORDS = 20_000
A_CLAUSE = 5  # words
AN_ISSUE = 40  # articles
HEADLINE, BODY = 16, 600  # letters
NOW = datetime(2024, 3, 15, tzinfo=UTC)


@dataclass(slots=True)
class Composer:
    """Composes texts, the same ones of the same ``seed``; ``words`` are the commonest first."""

    seed: int = 20240315
    chance: random.Random = field(init=False)
    words: list[str] = field(init=False)
    _weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        letters = [1 / rank for rank in range(1, len(HAN) + 1)]  # some letters are in many words, too
        first, second = (self.chance.choices(HAN, letters, k=2 * WORDS) for _ in range(2))
        self.words = list(dict.fromkeys(one + other for one, other in zip(first, second, strict=True)))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, letters: int) -> str:
        """Give a text of so many letters, its commas not counted."""
        words = self.chance.choices(self.words, cum_weights=self._weights, k=letters // 2)
        return "，".join("".join(words[at : at + A_CLAUSE]) for at in range(0, len(words), A_CLAUSE))

    def printed(self, count: int) -> list[str]:
        """Give words as a reader meets them: the common ones more often."""
        return self.chance.choices(self.words, cum_weights=self._weights, k=count)

    def issue(self, number: int) -> IssueReading:
        """Give the issue of the day of this number: forty articles with a byline each."""
        day = day_of(number)
        url = f"http://paper.test/{day}"
        capture = Capture(
            url=url,
            requested_url=url,
            fetched_at=NOW,
            status=200,
            body=url.encode(),
            context=Context(publication="paper", issued_on=day),
        )
        return IssueReading(
            publication=Publication(id="paper"),
            issue=Issue(publication="paper", issued_on=day, page_count=1),
            captures=(capture,),
            pages=(Page(sequence=1, capture_id=capture.id),),
            articles=tuple(self._article(day, at, capture) for at in range(AN_ISSUE)),
        )

    def _article(self, day: date, at: int, capture: Capture) -> Article:
        source = Source(
            key=f"paper/{day}/{at}",
            url=f"{capture.url}/{at}",
            capture_id=capture.id,
            reader="founder",
            reader_version=1,
            fidelity=Fidelity.MARKUP,
        )
        headline = self.text(HEADLINE)
        return Article(
            parts=(Part(page=1, source=source, body=self.text(BODY)),),
            position=at + 1,
            deck=(headline,),
            headline=headline,
            bylines=(Byline(role=Role.REPORTER, name=self.chance.choice(self.words), raw="记者"),),
        )


def day_of(number: int) -> date:
    """Give the day of the issue of this number, from 0."""
    return date(1900, 1, 1) + timedelta(days=number)
