"""From a bare page's blocks (版面文字块), whatever they came from, to a reading of that page's articles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.items import (
    Article,
    Capture,
    Fidelity,
    Image,
    Issue,
    Kind,
    Page,
    Part,
    Problem,
    Reading,
    Region,
    Severity,
    Source,
)
from ingest.language.garbled import GARBLED, garbled, is_chinese
from ingest.layout.articles import Draft, draw_up
from ingest.layout.blocks import Block, Box
from ingest.layout.furniture import PAPER_NAME
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Labelled
from ingest.layout.page_name import name_page
from ingest.layout.returning import uncrossed
from ingest.layout.segmentation import segment
from ingest.layout.spreads import leaves

GIANT_BLOCK = 8000  # characters; a whole page of body text is about as long, no paragraph is


@dataclass(frozen=True, slots=True)
class BareReader:
    """Who reads the blocks, and the word that its keys carry: ``text``, ``pdf`` or ``scan``."""

    name: str
    version: int
    fidelity: Fidelity
    word: str


def reading_of_blocks(
    capture: Capture, blocks: Sequence[Block], reader: BareReader, problems: Iterable[Problem] = ()
) -> Reading:
    """Read the page whose blocks, in reading order, these are; the context must name its issue date and page.

    What is garbled is kept, but says nothing of what is not on the page.
    """
    context = capture.context
    bare = Reading(capture_id=capture.id, reader=reader.name, reader_version=reader.version, context=context)
    if context.issued_on is None or context.page is None:
        missing = Problem(
            kind="page_unknown",
            message="The context of a bare page must name its issue date and its page; it was not read.",
            severity=Severity.ERROR,
        )
        return replace(bare, problems=(*problems, missing))
    issue = Issue(publication=context.publication, issued_on=context.issued_on, edition=context.edition)
    pages = [uncrossed(label_blocks(leaf)) for leaf in leaves(blocks)]
    labelled = [one for page in pages for one in page]
    drafts = [draft for page in pages for draft in draw_up(segment(page))]
    found = (*problems, *_problems(blocks, drafts))
    return replace(
        bare,
        issue=issue,
        pages=(_page(capture, context.page, labelled),),
        articles=_articles(capture, issue, context.page, drafts, reader),
        problems=found,
        whole_pages=() if any(problem.kind == GARBLED for problem in found) else (context.page,),
    )


def reading_of_nothing(capture: Capture, reader: BareReader, *problems: Problem) -> Reading:
    """Give the reading of a page that could not be read: it says nothing of its articles, not even that it has none."""
    context = capture.context
    on = context.issued_on
    return Reading(
        capture_id=capture.id,
        reader=reader.name,
        reader_version=reader.version,
        context=context,
        issue=Issue(publication=context.publication, issued_on=on, edition=context.edition) if on else None,
        problems=problems,
    )


def _page(capture: Capture, sequence: int, labelled: Sequence[Labelled]) -> Page:
    """Give the page, its label and section from the context, else from its head (第1版：要闻)."""
    context = capture.context
    printed = name_page(labelled)
    return Page(
        sequence=sequence,
        label=context.page_label or printed.label,
        section=context.section or printed.section,
        source_url=capture.requested_url,
        capture_id=capture.id,
    )


def _articles(
    capture: Capture, issue: Issue, page: int, drafts: Sequence[Draft], reader: BareReader
) -> tuple[Article, ...]:
    """Give the page's articles, keyed by the hash of their first block, equal ones numbered from the second."""
    seen: Counter[str] = Counter()
    articles = []
    for position, draft in enumerate(drafts, 1):
        digest = hashlib.sha256(draft.raw.encode()).hexdigest()[:12]
        seen[digest] += 1
        mark = f"{digest}.{seen[digest]}" if seen[digest] > 1 else digest
        source = Source(
            key=f"{issue.publication}/{issue.id.removeprefix(issue.publication + '-')}/p{page:02}/{reader.word}#{mark}",
            url=capture.requested_url,
            capture_id=capture.id,
            reader=reader.name,
            reader_version=reader.version,
            fidelity=reader.fidelity,
        )
        deck, paragraphs = _named(draft)
        kicker, headline, subhead = draft.sorted_deck
        regions = tuple(map(_region, draft.boxes))
        part = Part(page=page, source=source, body="\n".join(paragraphs), jump_text=draft.jump_text, regions=regions)
        articles.append(
            Article(
                parts=(part,),
                position=position,
                kind=draft.kind,
                column_label=draft.column_label,
                deck=tuple(deck),
                kicker=kicker,
                headline=headline,
                subhead=subhead,
                byline_text=draft.byline_text,
                images=tuple(Image(caption=caption, page=page) for caption in draft.captions),
            )
        )
    return tuple(articles)


def _region(box: Box) -> Region:
    left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 4) for side in box)  # a page's print may run off it
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _named(draft: Draft) -> tuple[Sequence[str], Sequence[str]]:
    """Give deck and paragraphs; a masthead's first line is the paper's name, which is its headline."""
    if draft.kind is Kind.MASTHEAD and not draft.deck and draft.paragraphs and PAPER_NAME.match(draft.paragraphs[0]):
        return draft.paragraphs[:1], draft.paragraphs[1:]
    return draft.deck, draft.paragraphs


def _problems(blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Problem]:
    """Say what makes the page look unlike a newspaper page; of what is none nothing else is said."""
    if not blocks:
        return [Problem(kind="empty_page", message="The page holds no text.", severity=Severity.ERROR)]
    problems = []
    text = "\n".join(block.text for block in blocks)
    if said := garbled(text):
        return [Problem(kind=GARBLED, message=f"The page's text {said}.", severity=Severity.ERROR)]
    if not is_chinese(text):
        return [Problem(kind="not_chinese", message="Little of the page's text is Chinese.")]
    if any(block.is_overleaf for block in blocks):
        message = "The page is a spread of two pages side by side: the left one was read, then the right one."
        problems.append(Problem(kind="spread", message=message, severity=Severity.NOTE))
    if "\ufffd" in text:
        message = f"The text holds {text.count(chr(0xFFFD))} replacement characters (U+FFFD)."
        problems.append(Problem(kind="replacement_character", message=message))
    if max(len(block.text) for block in blocks) > GIANT_BLOCK:
        message = f"A block is longer than {GIANT_BLOCK} characters: the page's blocks were not told apart."
        problems.append(Problem(kind="giant_block", message=message))
    if not any(draft.deck for draft in drafts if draft.kind not in (Kind.MASTHEAD, Kind.COLOPHON)):
        problems.append(Problem(kind="no_headline", message="No headline was found on the page."))
    return problems
