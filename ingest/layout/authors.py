"""The author's line between an article's headline and its text, told when the article is drawn up.

Where articles begin does not hang on it: in a page of short statements each speaker's line would part a story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.items import Role
from ingest.language.bylines import is_byline, read_byline
from ingest.language.names import is_person, join_padding
from ingest.language.people import is_house
from ingest.layout import features as see
from ingest.layout.labels import HEADLINE_LIKE, PROSE, Label, Labelled

LONGEST = 40  # characters of an author's line
SECRETARY = re.compile(r"支书 ?(?P<name>[\u4e00-\u9fff]{2,3})\Z")


def with_author(head: Sequence[Labelled], text: Sequence[Labelled]) -> Sequence[Labelled]:
    """Give an article's head, its last line the author's (县纪委 俞铁军, □ 本县 冯绍棠) where that stands under a headline."""
    if len(head) < 2 or not text or text[0].label not in PROSE:
        return head
    *deck, last = head
    if deck[-1].label not in HEADLINE_LIKE or last.block.is_display or see.NO_AUTHOR.search(last.plain):
        return head
    is_author = last.label is Label.HEADING and _is_authors(last.plain)
    is_marked = last.label is Label.POINT and _is_marked(last.plain)
    return (*deck, replace(last, label=Label.NAME)) if is_author or is_marked else head


def _is_authors(line: str) -> bool:
    if len(line) > LONGEST or see.is_notice_title(line) or see.names_column(line):
        return False
    secretary = SECRETARY.search(line)
    return _names_alone(line) or (secretary is not None and is_person(secretary["name"]))


def _is_marked(line: str) -> bool:
    """Say whether a line is somebody's behind a hollow mark, perhaps after his place (□ 本县　冯绍棠)."""
    found = see.MARKED_AUTHOR.match(line)
    return found is not None and (not found["place"] or is_person(join_padding(found["name"])))


def _names_alone(line: str) -> bool:
    """Say whether a line is a byline that names persons and houses alone: 口述 历史 and 综合整治见实效 are no author's."""
    if not is_byline(line):
        return False
    people = read_byline(line).bylines
    return all(is_house(one.name) if one.role is Role.SOURCE else is_person(one.name) for one in people)
