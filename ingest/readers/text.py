"""Read the flat text of one newspaper page: no markup, only blocks of text in reading order.

Such a text is what an OCR model, a PDF extraction or a person's copy gives. Issue date and page come from the
capture's context, since the text of a page often prints neither.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.encoding import decode
from ingest.items import (
    Article,
    Capture,
    Fidelity,
    Issue,
    Kind,
    Page,
    Part,
    Problem,
    Reading,
    Severity,
    Source,
)
from ingest.layout.articles import Draft, draw_up
from ingest.layout.blocks import Block, split_blocks
from ingest.layout.features import HAN_RUN
from ingest.layout.furniture import PAPER_NAME, read_folio
from ingest.layout.labels import Label, Labelled, label_blocks
from ingest.layout.segmentation import segment

NAME = "text"
VERSION = 1
FIDELITY = Fidelity.FLAT

GIANT_BLOCK = 8000  # characters; a whole page of body text is about as long, no paragraph is
HAN_SHARE = 0.3  # of a Chinese page's characters, tables and notices included


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons why the capture is a bare page's text; none when it is not."""
    start = capture.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<", b"%pdf", b"{")) or b"\0" in start:
        return ()
    if capture.media_type == "text/plain":
        return ("The media type is text/plain.",)
    if not capture.media_type and start:
        return ("No media type was declared and the content starts as plain text.",)
    return ()


def read(capture: Capture) -> Reading:
    """Read the page; the context must name its issue date and page.

    Raises:
        UndecodableError: the bytes are no text in a known encoding.
    """
    context = capture.context
    text = decode(capture)
    bare = Reading(capture_id=capture.id, reader=NAME, reader_version=VERSION, context=context)
    if context.issued_on is None or context.page is None:
        missing = Problem(
            kind="page_unknown",
            message="The context of a bare page must name its issue date and its page; it was not read.",
            severity=Severity.ERROR,
        )
        return replace(bare, problems=(missing,))
    issue = Issue(publication=context.publication, issued_on=context.issued_on, edition=context.edition)
    blocks = split_blocks(text)
    labelled = label_blocks(blocks)
    drafts = draw_up(segment(labelled))
    return replace(
        bare,
        issue=issue,
        pages=(_page(capture, context.page, labelled),),
        articles=_articles(capture, issue, context.page, drafts),
        problems=tuple(_problems(blocks, drafts)),
        whole_pages=(context.page,),
    )


def _page(capture: Capture, sequence: int, labelled: Sequence[Labelled]) -> Page:
    """Give the page, its label and section from the context, else from a folio line (第1版：要闻)."""
    context = capture.context
    folios = [read_folio(one.plain) for one in labelled if one.label is Label.FOLIO]
    return Page(
        sequence=sequence,
        label=context.page_label or next((folio.label for folio in folios if folio.label), ""),
        section=context.section or next((folio.section for folio in folios if folio.section), ""),
        source_url=capture.requested_url,
        capture_id=capture.id,
    )


def _articles(capture: Capture, issue: Issue, page: int, drafts: Sequence[Draft]) -> tuple[Article, ...]:
    """Give the page's articles, keyed by the hash of their first block, equal ones numbered from the second."""
    seen: Counter[str] = Counter()
    articles = []
    for position, draft in enumerate(drafts, 1):
        digest = hashlib.sha256(draft.raw.encode()).hexdigest()[:12]
        seen[digest] += 1
        mark = f"{digest}.{seen[digest]}" if seen[digest] > 1 else digest
        source = Source(
            key=f"{issue.publication}/{issue.id.removeprefix(issue.publication + '-')}/p{page:02}/text#{mark}",
            url=capture.requested_url,
            capture_id=capture.id,
            reader=NAME,
            reader_version=VERSION,
            fidelity=FIDELITY,
        )
        deck, paragraphs = _named(draft)
        part = Part(page=page, source=source, body="\n".join(paragraphs), jump_text=draft.jump_text)
        articles.append(
            Article(
                parts=(part,),
                position=position,
                kind=draft.kind,
                column_label=draft.column_label,
                deck=tuple(deck),
                byline_text=draft.byline_text,
            )
        )
    return tuple(articles)


def _named(draft: Draft) -> tuple[Sequence[str], Sequence[str]]:
    """Give deck and paragraphs; a masthead's first line is the paper's name, which is its headline."""
    if draft.kind is Kind.MASTHEAD and not draft.deck and draft.paragraphs and PAPER_NAME.match(draft.paragraphs[0]):
        return draft.paragraphs[:1], draft.paragraphs[1:]
    return draft.deck, draft.paragraphs


def _problems(blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Problem]:
    """Say what makes the page look unlike a newspaper page."""
    if not blocks:
        return [Problem(kind="empty_page", message="The page holds no text.", severity=Severity.ERROR)]
    problems = []
    text = "".join(block.text for block in blocks)
    if "\ufffd" in text:
        message = f"The text holds {text.count(chr(0xFFFD))} replacement characters (U+FFFD)."
        problems.append(Problem(kind="replacement_character", message=message))
    if len(text) - len(HAN_RUN.sub("", text)) < len(text) * HAN_SHARE:
        problems.append(Problem(kind="not_chinese", message="Little of the page's text is Chinese."))
    if max(len(block.text) for block in blocks) > GIANT_BLOCK:
        message = f"A block is longer than {GIANT_BLOCK} characters: the page's blocks were not told apart."
        problems.append(Problem(kind="giant_block", message=message))
    if not any(draft.deck for draft in drafts if draft.kind not in (Kind.MASTHEAD, Kind.COLOPHON)):
        problems.append(Problem(kind="no_headline", message="No headline was found on the page."))
    return problems
