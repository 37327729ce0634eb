"""What a block of a page may look to be, and the labels that are alike in kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.layout.blocks import Block


class Label(StrEnum):
    """What a block looks to be."""

    MASTHEAD = "masthead"  # 报头
    COLOPHON = "colophon"  # 责编/版式/校对
    FOLIO = "folio"  # 第1版：要闻
    POINTER = "pointer"  # 详见三版
    COLUMN = "column"  # 【…】
    NOTE = "note"  # （附图片１张）, 图片：
    CREDIT = "credit"  # （新华社记者樊如钧摄）
    CAPTION = "caption"  # 图为……　王远 摄
    BYLINE = "byline"  # 本报记者 …, □ …
    NAME = "name"  # a name alone
    SIGNATURE = "signature"  # （季哲）
    OPENER = "opener"  # 本报讯 …
    POINT = "point"  # 一、…, ● …
    SHOUT = "shout"  # a short question, exclamation or 某某：
    HEADING = "heading"
    VERSE = "verse"
    ROW = "row"  # 大米 2.35元/斤, a line of a list
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block, the copy of its text that patterns are matched on, and what it looks to be."""

    block: Block
    plain: str
    label: Label


HEADLINE_LIKE = frozenset({Label.HEADING, Label.SHOUT, Label.COLUMN, Label.POINT, Label.NOTE})
PROSE = frozenset({Label.BODY, Label.OPENER, Label.CAPTION})
BY_LINE = frozenset({Label.VERSE, Label.ROW})
TEXT = PROSE | BY_LINE
AUTHOR = frozenset({Label.BYLINE, Label.NAME})
CREDITS = frozenset({Label.SIGNATURE, Label.CREDIT})
FURNITURE = frozenset({Label.MASTHEAD, Label.COLOPHON, Label.FOLIO})
