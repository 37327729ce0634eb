"""Jumps (下转/上接) and pointers (详见三版): where a text goes on, or came from, and how the two ends are joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.items import Article, Kind, Part, Problem
from ingest.language.bylines import each_once
from ingest.language.text import BLANKS, HAN, NUMERAL, ends_sentence, for_matching, read_numeral

_LONGEST = 40  # characters that a jump phrase may take at an end of a text
_WHOLE_STORY = 20  # characters of a text that stand in another's by more than chance
_ARROWS = r"[>→▶►▷▼▲△↓◆●★☆※»]*"
_BETWEEN_PAGES = "版?(?:[、,~—-]|和|至)"
_OTHERS = rf"(?:{_BETWEEN_PAGES} ?第? ?[A-Za-z]{{0,3}}[{NUMERAL}]{{1,4}})*"
_PAGE = (
    rf"(?:本报|今日|今天)? ?第? ?(?P<page>[A-Za-z]{{0,3}} ?[{NUMERAL}]{{1,4}}{_OTHERS})? ?[版页]"
    rf"(?:[①-⑳]| ?[·:] ?[{HAN}]{{1,6}}|[{HAN}]{{0,4}})?"
)
_LEAD = rf"(?:(?P<open>[(\[【〔]) ?(?:[{HAN}、]{{0,6}}?))? ?(?P<arrows>{_ARROWS}) ?"
_CLOSE = rf" ?{_ARROWS} ?(?P<close>[)\]】〕])?"
_AT_END = re.compile(rf"{_LEAD}(?P<verb>下转|下接|转入|紧转|转至|转|详见|另见|详阅|刊于|见){_PAGE}{_CLOSE}[ \n。]*\Z")
_AT_START = re.compile(rf"[ \n]*{_LEAD}(?P<verb>上接|紧接|(?<!下)接){_PAGE}{_CLOSE}[ \n]*")
_BARE = re.compile(rf"[(\[【〔]? ?{_ARROWS} ?{_PAGE}{_CLOSE}[ \n：:·]*")
_LABEL = re.compile(rf"(?P<letters>[A-Za-z]{{0,3}}) ?(?P<number>[{NUMERAL}]{{1,5}})")
_SET_APART = ("详见", "下接", "紧接", "转入", "紧转")
_POINTS = ("详", "另", "刊", "见")
_SEPARATES = "。！？…”）)\n >"
_IGNORED = re.compile(rf"[^0-9A-Za-z{HAN}]+")


def split_jump(text: str) -> tuple[str, str, str, str]:
    """Cut the jump phrases off the start and the end of a text.

    Gives the text without them, the phrases as printed (a line each), the page the text goes on or is to be found on
    (``（下转二版）``, ``>> 详见三版 >>``) and the page it came from (``（上接A1版）``), as digits or with a letter.
    A phrase whose page is missing (``下转第 版``, common in extracted text) is cut off too, the page left empty.
    """
    phrases: list[str] = []
    to = from_ = ""
    while found := _AT_START.match(for_matching(text[:_LONGEST])):
        if not _is_phrase(found, text, 0):
            break
        phrases.insert(0, text[: found.end()].strip(BLANKS))
        from_ = from_ or page_number(found["page"] or "")
        text = text[found.end() :]
    while found := _AT_END.search(for_matching(text[-_LONGEST:])):
        start = max(len(text) - _LONGEST, 0) + found.start()
        if not _is_phrase(found, text, start):
            break
        phrases.append(text[start:].strip(BLANKS))
        to = to or page_number(found["page"] or "")
        text = text[:start].rstrip(BLANKS)
    return text, "\n".join(phrases), to, from_


def bare_page(text: str) -> str:
    """Give the page that a pointer names without a verb (（四版）, ▶▶ 2版) as :func:`page_number` does, else ``""``."""
    found = _BARE.fullmatch(for_matching(text))
    return page_number(found["page"] or "") if found else ""


def page_number(printed: str) -> str:
    """Give a page's number as digits or letters and digits: ``二`` ``02`` → ``2``, ``Ａ０２`` → ``A2``, else ``""``.

    Of several (``2、3``) the first.
    """
    found = _LABEL.fullmatch(re.split(_BETWEEN_PAGES, for_matching(printed))[0].strip())
    return _number(found) if found else ""


def label_numbers(label: str) -> tuple[str, ...]:
    """Give the page numbers in a page's label: ``第A1版`` has A1, a spread (合版) such as ``0607`` has 6 and 7."""
    found = _LABEL.search(for_matching(label))
    if not found:
        return ()
    digits = found["number"]
    if len(digits) == 4 and digits.isdecimal() and int(digits[2:]) == int(digits[:2]) + 1:
        return tuple(f"{found['letters'].upper()}{int(half)}" for half in (digits[:2], digits[2:]))
    return (_number(found),)


def _number(found: re.Match[str]) -> str:
    number = read_numeral(found["number"].lstrip("0") or "0")
    return f"{found['letters'].upper()}{number}" if number else ""


def _is_phrase(found: re.Match[str], text: str, start: int) -> bool:
    """Tell a jump phrase from running text: it is in brackets, or set apart, or says 下转 or 上接 outright."""
    if bool(found["open"]) != bool(found["close"]):
        return False
    if found["open"] or found["arrows"] or found["verb"] in ("下转", "上接"):
        return True
    stands_apart = start == 0 or text[start] in BLANKS or text[start - 1] in _SEPARATES + BLANKS
    return stands_apart and found["verb"] in _SET_APART and (bool(found["page"]) or start == 0)


def is_pointer_phrase(jump_text: str) -> bool:
    """Tell whether a jump phrase points at another article (详见三版) and does not say that this one goes on."""
    found = _AT_END.search(for_matching(jump_text))
    return bool(found) and found["verb"].startswith(_POINTS) if found else False


def join_jumps(articles: Sequence[Article], page_labels: Mapping[int, str]) -> tuple[list[Article], list[Problem]]:
    """Join each article that jumps to its other end.

    Args:
        articles: the articles of one issue, completed; those that do not jump or are joined already pass as they are.
        page_labels: the printed label of each page, by sequence.

    Returns:
        The articles, each head with its tail's parts, images and bylines after its own, in the order given; and a
        problem ``jump_unjoined`` for each end whose other end was not found or could not be told from another. Two that
        fit equally are never joined.
    """
    pages = PageLabels(page_labels)
    problems: list[Problem] = []
    current = list(articles)
    while True:
        pairs = _pairs(current, pages)
        tails = {id(tail) for _, tail in pairs}
        merged = {id(head): join(head, tail) for head, tail in pairs if id(head) not in tails}
        if not merged:
            break
        gone = {id(tail) for head, tail in pairs if id(head) in merged}
        current = [merged.get(id(article), article) for article in current if id(article) not in gone]
    for article in current:
        if _goes_on(article):
            problems.append(_unjoined(article, article.parts[-1].jump_to, "goes on", article.parts[-1].jump_text))
        if _comes_from(article):
            problems.append(_unjoined(article, article.parts[0].jump_from, "comes from", article.parts[0].jump_text))
    return current, problems


def join(head: Article, tail: Article) -> Article:
    """Give one article of a head and its tail; the tail's repeated headline and its column label are dropped.

    Where both pages print the whole story, it is kept once: the first part has it, the second has no text.
    """
    first, (second, *rest) = head.parts[-1], tail.parts
    printed, repeated = letters(first.body), letters(tail.body)
    if printed and (printed == repeated or (len(printed) >= _WHOLE_STORY and printed in repeated)):
        first = replace(first, body=tail.body)
        pieces: list[Part] = [replace(part, body="", is_run_on=False) for part in tail.parts]
    else:
        pieces = [replace(second, is_run_on=bool(first.body) and not ends_sentence(first.body)), *rest]
    return replace(
        head,
        parts=(*head.parts[:-1], first, *pieces),
        byline_text="\n".join(each_once(filter(None, (*head.byline_text.split("\n"), *tail.byline_text.split("\n"))))),
        bylines=tuple(dict.fromkeys((*head.bylines, *tail.bylines))),
        images=tuple(dict.fromkeys((*head.images, *tail.images))),
        source=head.source or tail.source,
        other_sources=tuple(dict.fromkeys((*head.other_sources, *tail.other_sources))),
        problems=tuple(dict.fromkeys((*head.problems, *tail.problems))),
    )


@dataclass(frozen=True, slots=True)
class PageLabels:
    """The printed labels of an issue's pages, by sequence."""

    labels: Mapping[int, str]

    def is_page(self, number: str, sequence: int) -> bool:
        """Tell whether a printed page number means the page with this sequence: by its label, else by counting."""
        if any(number in label_numbers(label) for label in self.labels.values()):
            return number in label_numbers(self.labels.get(sequence, ""))
        return number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(sequence)


def _goes_on(article: Article) -> bool:
    """Tell whether an article's text goes on where no part of it stands yet."""
    last = article.parts[-1]
    is_jump = bool(last.jump_to) or "转" in last.jump_text
    return is_jump and article.kind not in (Kind.POINTER, Kind.BANNER) and not is_pointer_phrase(last.jump_text)


def _comes_from(article: Article) -> bool:
    """Tell whether an article's text began where no part of it stands yet."""
    first = article.parts[0]
    return bool(first.jump_from) or "接" in first.jump_text


def _pairs(articles: Sequence[Article], pages: PageLabels) -> list[tuple[Article, Article]]:
    """Give the heads and tails that belong together, the surest first; an equal fit of two joins neither."""
    heads = [article for article in articles if _goes_on(article)]
    fits: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for h, head in enumerate(heads):
        for t, tail in enumerate(articles):
            if tail is not head and (fit := _fit(head, tail, pages)):
                fits[fit].append((h, t))
    taken_heads: set[int] = set()
    taken_tails: set[int] = set()
    pairs = []
    for fit in sorted(fits, reverse=True):
        free = [(h, t) for h, t in fits[fit] if h not in taken_heads and t not in taken_tails]
        for h, t in free:
            if sum(h == other for other, _ in free) == 1 and sum(t == other for _, other in free) == 1:
                pairs.append((heads[h], articles[t]))
        for h, t in free:  # whether joined or in doubt: a worse fit may not have them
            taken_heads.add(h)
            taken_tails.add(t)
    return pairs


def _fit(head: Article, tail: Article, pages: PageLabels) -> int:
    """Tell how well two articles fit as head and tail: 4 at best, 0 when they are not.

    The page that the jump names must be the tail's. Then a printed 上接 and the same headline count most, either of
    them less, and least a text without headline and opener.
    """
    to = head.parts[-1].jump_to
    page = head.parts[-1].page
    if tail.kind in (Kind.POINTER, Kind.BANNER, Kind.MASTHEAD, Kind.COLOPHON) or tail.page == page:
        return 0
    if to and not pages.is_page(to, tail.page):
        return 0
    from_ = tail.parts[0].jump_from
    if from_ and not pages.is_page(from_, page):
        return 0
    is_same = _is_same_story(head, tail)
    fits: tuple[tuple[bool, Callable[[], bool]], ...] = (
        (bool(from_), lambda: is_same),
        (bool(to), lambda: is_same),
        (bool(to) and _comes_from(tail), lambda: True),
        (bool(to), lambda: not tail.headline and not tail.dateline_text),
    )
    return next((4 - i for i, (asked, holds) in enumerate(fits) if asked and holds()), 0)


def _is_same_story(head: Article, tail: Article) -> bool:
    """Tell whether the tail repeats the head's headline, whole or in part, or its text."""
    title, repeated = letters("".join((head.kicker, head.headline, head.subhead))), letters(tail.headline)
    if len(repeated) >= 4 and (repeated in title or (len(head.headline) >= 4 and letters(head.headline) in repeated)):
        return True
    body = letters(head.body)
    return len(body) >= _WHOLE_STORY and body in letters(tail.body)


def letters(text: str) -> str:
    """Give a text's characters, digits and letters alone, to compare by."""
    return _IGNORED.sub("", for_matching(text))


def _unjoined(article: Article, page: str, how: str, phrase: str) -> Problem:
    named = f"page {page}" if page else "a page that is not named"
    message = (
        f"“{article.headline or article.body[:16]}” {how} {named} ({phrase}), but its other end was not found there."
    )
    return Problem(kind="jump_unjoined", message=message, subject=article.parts[0].source.key)
