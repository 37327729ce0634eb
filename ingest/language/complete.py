"""Name what a reader gave raw: dateline, bylines, source, jumps, headline stack, photographers, kind, doubts.

Pure, and done twice the same as done once: what is found is cut out of the text or kept beside it, never added again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ingest.items import Article, Byline, Image, Issue, Kind, Part, Problem, Role, Severity
from ingest.language.bylines import each_once, is_byline, read_byline, strip_byline
from ingest.language.datelines import AGENCIES, Dateline, read_dateline
from ingest.language.decks import sort_deck
from ingest.language.doubts import find_doubts
from ingest.language.jumps import bare_page, split_jump
from ingest.language.kinds import has_notice_title, is_pictures, kind_of
from ingest.language.roles import PICTURE_HOUSES
from ingest.language.signatures import cut_tail, split_credit
from ingest.language.text import BLANKS, ends_sentence, for_matching

FURNITURE = frozenset((Kind.MASTHEAD, Kind.COLOPHON))
"""What is read by its own rules (mastheads, credits) and signed by nobody."""

_BRACKET = re.compile(r" *[(](?P<inside>[^()]{2,90})[)]")
_REST_OF_BRACKET = re.compile(r" *(?P<inside>[^()【】]{2,90})[)】]")
"""A byline in the dateline's own brackets: ``（本报讯 记者 何苗）``."""
_REPORTS = re.compile(
    r" *(?P<inside>(?:本报|本刊|本台)?(?:全媒体|融媒体|见习|特约|首席)?(?:记者|通讯员)[^，。从：]{2,24}?)"
    r"报道(?=[:： ，。]|\d)"
)
_TAIL_DATELINE = re.compile(r" *(?:据|另据)?(?:本报|新华社|中新社|中新网|人民网|新华网|光明网)")
_ENDS_AS_NEWS_HOUSE = re.compile(r"(?:报|报社|社|网|新闻|电视台|电台|杂志|刊|客户端)\Z")
_WRITERS = frozenset((Role.REPORTER, Role.CORRESPONDENT, Role.AUTHOR))


@dataclass(slots=True)
class _Found:
    """What was cut out of an article's text or read beside it, in printed order."""

    signed: list[str]
    dateline: Dateline | None = None


def complete(article: Article, issue: Issue, own_name: str = "") -> Article:
    """Give the article with all that its text says of itself named.

    Args:
        article: as its reader gave it; what the reader named already is kept.
        issue: the issue it stands in; gives a dateline its year.
        own_name: the paper's own name where known: an outlet or dateline of that name is no other source.
    """
    named = _name(article, issue, own_name)
    if named.kind is not article.kind:
        named = _name(named, issue, own_name)  # another kind's text is signed otherwise
    told = _told_by_captions(named)
    return named if told is named else _name(told, issue, own_name)


def _name(article: Article, issue: Issue, own_name: str) -> Article:
    """Name what is printed, once."""
    article = _sorted_deck(article)
    if article.kind in FURNITURE:
        return article
    found = _Found([line.strip(BLANKS) for line in article.byline_text.split("\n") if strip_byline(line)])
    parts = _trimmed(article, found, issue.issued_on)
    images, credits = _split_credits(article.images)
    texts = each_once(found.signed)
    read = [read_byline(text) for text in texts]
    problems = [*_lost_pages(parts), *(problem for signed in read for problem in signed.problems)]
    pictured = [read_byline(credit) for credit in credits]
    named = [byline for signed in (*read, *pictured) for byline in signed.bylines]
    bylines = _merge(article.bylines, named)
    dateline = read_dateline(article.dateline_text, issue.issued_on) if article.dateline_text else found.dateline
    article = replace(
        article,
        parts=parts,
        images=images,
        byline_text="\n".join(texts),
        bylines=bylines,
        source=article.source or _source(bylines, found.dateline, own_name),
        **_dated(article, dateline),
    )
    kind = kind_of(article)
    article = _pictured(article if kind is article.kind else replace(article, kind=kind))
    problems += _doubts(article)
    if not problems:
        return article
    subject = article.parts[0].source.key
    said = (*article.problems, *(replace(problem, subject=problem.subject or subject) for problem in problems))
    return replace(article, problems=tuple(dict.fromkeys(said)))


def _trimmed(article: Article, found: _Found, issued_on: date) -> tuple[Part, ...]:
    """Cut out of the text what is not its own, until nothing is left to cut: a jump may stand behind a signature."""
    parts, has_images, is_notice = article.parts, bool(article.images), _is_notice(article)
    while True:
        before = parts
        parts = _cut_jumps(parts)
        parts = _read_head(parts, found, issued_on, has_images=has_images, is_notice=is_notice)
        parts = parts if is_notice else _read_tail(parts, found, issued_on)
        if parts == before:
            return parts


def _is_notice(article: Article) -> bool:
    """Tell whether the names in a text are a notice's: its issuer's and those it is about, nobody's byline."""
    return article.kind is Kind.NOTICE or (article.kind is Kind.STORY and has_notice_title(article.headline))


def _cut_jumps(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Cut the jump phrases out of every part's body and read those that a reader gave by themselves."""
    done: list[Part] = []
    for part in parts:
        body, phrase, to, from_ = split_jump(part.body)
        if not phrase and not part.jump_text:
            done.append(part)
            continue
        given = split_jump(part.jump_text) if part.jump_text else ("", "", "", "")
        phrases = [line for line in (*part.jump_text.split("\n"), *phrase.split("\n")) if line]
        cut = replace(
            part,
            body=body,
            jump_text="\n".join(dict.fromkeys(phrases)),
            jump_to=part.jump_to or to or given[2] or bare_page(part.jump_text),
            jump_from=part.jump_from or from_ or given[3],
        )
        done.append(cut if cut != part else part)
    return tuple(done)


def _lost_pages(parts: Sequence[Part]) -> list[Problem]:
    """Give a problem for each jump whose page is missing."""
    lost = [part.jump_text for part in parts if part.jump_text and not part.jump_to and not part.jump_from]
    return [Problem(kind="jump_without_page", message=f"The jump “{text}” names no page.") for text in lost]


def _sorted_deck(article: Article) -> Article:
    """Sort the headline stack where the reader gave nothing else; a jump phrase in it goes to the first part."""
    if not article.deck or article.kicker or article.headline or article.subhead:
        return article
    blocks: list[str] = []
    first = article.parts[0]
    for block in article.deck:
        rest, phrase, to, from_ = split_jump(block)
        blocks.append(rest)
        if phrase and not first.jump_text:
            first = replace(first, jump_text=phrase, jump_to=first.jump_to or to, jump_from=first.jump_from or from_)
    deck = sort_deck(blocks, is_banner=article.kind is Kind.BANNER)
    return replace(
        article,
        parts=(first, *article.parts[1:]),
        column_label=article.column_label or deck.column_label,
        kicker=deck.kicker,
        headline=deck.headline,
        subhead=deck.subhead,
    )


def _read_head(
    parts: tuple[Part, ...], found: _Found, issued_on: date, *, has_images: bool, is_notice: bool
) -> tuple[Part, ...]:
    """Take the stand-alone byline lines off the body's top, and read the opener of the first paragraph, which stays."""
    first, *rest = parts
    body = first.body
    at = 0
    line, _, below = body.partition("\n")
    while (below or has_images) and line and not is_notice and is_byline(line):
        found.signed.insert(at, line.strip(BLANKS))
        found.dateline = found.dateline or read_dateline(line, issued_on)
        at += 1
        body = below
        line, _, below = body.partition("\n")
    head = line[:200]
    plain = for_matching(head)
    dateline = read_dateline(head, issued_on)
    found.dateline = found.dateline or dateline
    start = dateline.end if dateline else 0
    is_open = plain.lstrip(" ").startswith(("(", "【")) and plain[start - 1] not in ")】"
    opened = _BRACKET.match(plain, start) or _REPORTS.match(plain, start)
    opened = opened or (_REST_OF_BRACKET.match(plain, start) if dateline and is_open else None)
    if opened:
        inside = head[slice(*opened.span("inside"))].strip(BLANKS)
        if _is_byline_slot(inside, is_after_dateline=dateline is not None and opened.re is not _REST_OF_BRACKET):
            found.signed.append(inside)
    return (replace(first, body=body), *rest) if body != first.body else parts


def _is_byline_slot(inside: str, *, is_after_dateline: bool) -> bool:
    """Tell whether a bracket at a story's opening is its byline; after a dateline doubts may stay."""
    return is_byline(inside) or (is_after_dateline and bool(read_byline(inside).bylines) and not ends_sentence(inside))


def _read_tail(parts: tuple[Part, ...], found: _Found, issued_on: date) -> tuple[Part, ...]:
    """Cut the signatures (（季哲）, 王远 摄, （新华社北京2月10日电）) off the end of the last text."""
    last = max((i for i, part in enumerate(parts) if part.body), default=None)
    if last is None:
        return parts
    body = parts[last].body
    signed: list[str] = []
    while True:
        rest, signature = cut_tail(body, must_be_picture=False)
        if not signature or not rest:
            break
        signed.insert(0, signature)
        body = rest
        if _TAIL_DATELINE.match(strip_byline(signature)) and not found.dateline:
            found.dateline = read_dateline(strip_byline(signature), issued_on)
    found.signed += signed
    return (*parts[:last], replace(parts[last], body=body), *parts[last + 1 :]) if signed else parts


def _split_credits(images: tuple[Image, ...]) -> tuple[tuple[Image, ...], list[str]]:
    """Split every caption's credit off it; give the images and their credits."""
    done: list[Image] = []
    for image in images:
        caption, credit = (image.caption, image.credit) if image.credit else split_credit(image.caption)
        done.append(image if credit == image.credit else replace(image, caption=caption, credit=credit))
    return tuple(done), [image.credit for image in done if image.credit]


def _told_by_captions(article: Article) -> Article:
    """Give an article whose pictures are all that it has as a photo story, its captions as its body."""
    if article.kind not in (Kind.STORY, Kind.PHOTO) or article.body or not any(i.caption for i in article.images):
        return article
    images, _ = _split_credits(article.images)
    first, *others = article.parts
    text = "\n".join(image.caption for image in images if image.caption)
    return replace(article, kind=Kind.PHOTO, images=images, parts=(replace(first, body=text), *others))


def _pictured(article: Article) -> Article:
    """Give a photo story of a bare page its picture: its text is the caption, and who signed it took the picture."""
    if article.kind is not Kind.PHOTO or article.images or not article.body or "\n" in article.body:
        return article
    if is_byline(article.body):
        return article
    is_credit = "\n" not in article.byline_text and all(map(is_pictures, article.bylines))
    credit = strip_byline(article.byline_text) if is_credit else ""
    image = Image(caption=article.body, credit=credit, page=article.page)
    return replace(article, images=(image,))


def _merge(given: Sequence[Byline], read: Sequence[Byline]) -> tuple[Byline, ...]:
    """Give the bylines the reader had, then those read: each role and name once."""
    merged = {(byline.role, byline.name): byline for byline in reversed((*given, *read))}
    return tuple(dict.fromkeys(merged[byline.role, byline.name] for byline in (*given, *read)))


def _dated(article: Article, dateline: Dateline | None) -> dict[str, Any]:
    """Give the article's dateline; what the reader named is kept."""
    if dateline is None:
        return {}
    return {
        "dateline_text": article.dateline_text or dateline.text,
        "dateline_place": article.dateline_place or dateline.place,
        "dateline_on": article.dateline_on or dateline.on,
    }


def _source(bylines: Sequence[Byline], dateline: Dateline | None, own_name: str) -> str:
    """Give the paper or agency that the text is from, where all that is printed says it is not this paper's own."""
    if dateline and dateline.source and dateline.source != own_name:
        return dateline.source
    named = [byline for byline in bylines if byline.role is Role.SOURCE and byline.raw not in PICTURE_HOUSES]
    houses = [byline.name for byline in named if byline.name in AGENCIES or _ENDS_AS_NEWS_HOUSE.search(byline.name)]
    if houses and (houses[0] in AGENCIES or len(named) == 1):
        return houses[0] if houses[0] != own_name else ""
    writers = [byline for byline in bylines if byline.role in _WRITERS]
    reporters = [byline for byline in writers if byline.role is Role.REPORTER]
    outlets = {byline.outlet for byline in reporters or writers}
    if len(outlets) != 1:
        return ""
    outlet = outlets.pop()
    return outlet if outlet != own_name and _ENDS_AS_NEWS_HOUSE.search(outlet) else ""


def _doubts(article: Article) -> list[Problem]:
    """Give what is doubtful or missing in the printed text."""
    text = "\n".join((*article.deck, article.kicker, article.headline, article.subhead, article.body))
    problems = list(find_doubts(text))
    if article.kind in (Kind.STORY, Kind.BRIEF, Kind.NOTICE) and not article.body and not article.images:
        message = f"“{article.headline}” has no text."
        problems.append(Problem(kind="empty_body", message=message, severity=Severity.WARNING))
    return problems
