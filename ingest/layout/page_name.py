"""What a page's own head calls it: its label (版次) and its section (版名), on a line of their own or among a masthead's.

An inside page prints 云岫报　2016年3月25日　星期五　第3版　综合 as one line, or the number alone beside the section (民生 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.language.credits import ROLES
from ingest.language.names import is_person
from ingest.layout.furniture import ADVERTS, NUMBER, PAPER_NAME, SECTION, Folio, read_folio
from ingest.layout.head_lines import NO_NAME, is_dates
from ingest.layout.labels import Label, Labelled
from ingest.layout.plain import plain

BESIDE = r"[ |·：:]"
LABEL = re.compile(rf"(?<![^ |·：:])(?<!今日 |本期 )(?<![共期）] )(?P<label>(?! ){NUMBER})(?![^ |·：:])")
LONE_NUMBER = re.compile(r"\A[A-D]?0?\d(?= )|(?<= )[A-D]?0?\d\Z")
SPACED = re.compile(r"(?<![^ ])([\u4e00-\u9fff]) +([\u4e00-\u9fff])(?![^ ])")
NO_SECTION = r"总第|今日|本期|农历|星期|主管|主办|内部|免费|.*(?:中心|委员会|宣传部)\Z"
NAME = re.compile(rf"(?!{NO_SECTION})[\u4e00-\u9fff]{{2,10}}(?:[·・、][\u4e00-\u9fff]{{1,8}}){{0,2}}")
ADVERT = re.compile(ADVERTS)


def name_page(found: Iterable[Labelled]) -> Folio:
    """Give a page's label and section as its folio lines print them, else its mastheads; either empty when not printed."""
    blocks = list(found)
    folios = [read_folio(one.plain) for one in blocks if one.label is Label.FOLIO]
    lines = [plain(line) for one in blocks if one.label in (Label.FOLIO, Label.MASTHEAD) for line in one.block.lines]
    labels = [*(one.label for one in folios), *(label["label"] for line in lines if (label := LABEL.search(line)))]
    sections = [*(one.section for one in folios if _is_section(one.section.split())), *_sections(lines)]
    return Folio(next(filter(None, labels), ""), next(filter(None, sections), ""))


def _sections(lines: Sequence[str]) -> Iterator[str]:
    """Give the sections that lines name: beside the page's number, then as a word of their own."""
    for line in (SPACED.sub(r"\1\2", printed) for printed in lines):  # 二版 要 闻
        if number := LABEL.search(line) or LONE_NUMBER.search(line):
            yield _beside(line[: number.start()].strip(" |·：:"), line[number.end() :].strip(" |·：:"))
    for line in lines:
        yield line if SECTION.match(line.replace(" ", "")) else ""
    for line in lines:
        yield from (word for word in line.split() if SECTION.match(word) and not ADVERT.match(word))


def _beside(before: str, after: str) -> str:
    """Give the section right behind a page's number, or before it where nothing else is, or where its words say so."""
    if after and _is_section(after.split()[:1]):
        return after.split(maxsplit=1)[0]
    words = before.split()
    last = words[-1] if words else ""
    is_told = SECTION.match(last) or (len(words) == 1 and not after)
    return last if is_told and _is_section([last]) else ""


def _is_section(words: Sequence[str]) -> bool:
    """Say whether words may be a section's name: no paper's, no date or number, nobody who made the page."""
    return bool(words) and all(map(_may_name, words))


def _may_name(word: str) -> bool:
    if SECTION.match(word):
        return not word[0].isdigit()
    is_paper = PAPER_NAME.match(word) and not NO_NAME.match(word)
    is_maker = word in ROLES or (len(word) <= 4 and "·" not in word and is_person(word))
    return bool(NAME.fullmatch(word)) and not (is_paper or is_maker or is_dates(word))
