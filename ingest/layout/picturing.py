"""What the rules ask of a page's pictures: their titles, the texts beside them and their credits."""

from __future__ import annotations

from ingest.layout import features as see
from ingest.layout.gaps import Gap
from ingest.layout.healing import joins
from ingest.layout.labels import AUTHOR, CREDITS, HEADLINE_LIKE, Label, Labelled

LONGEST_PICTURE_TEXT = 160  # characters


def is_picture(one: Labelled) -> bool:
    """Say whether a headline is a picture's: 图片新闻, …（书法）, …（国画） 陆沉 作."""
    return bool(see.PICTURE_ART_TITLE.search(one.plain) or see.PICTURE_TITLE.match(one.plain))


def names_its_form(one: Labelled) -> bool:
    """Say whether a headline names what it stands over: a picture, or a piece of literature (散文)."""
    return is_picture(one) or bool(see.ART_TITLE.search(one.plain))


def ends_picture(gap: Gap) -> bool:
    """Say whether the article before is a picture's and has its credit, or names its artist with its title."""
    art = see.PICTURE_ART_TITLE.search(gap.before.plain)
    if art and art["artist"]:
        return True
    return gap.before.label in CREDITS | {Label.NAME} and is_picture(gap.page[gap.start])


def is_picture_text(gap: Gap) -> bool:
    """Say whether a dated paragraph under another text is a picture's, whose credit is all that follows it."""
    here, page = gap.here, gap.page
    if here.label is not Label.BODY or not gap.has_body or gap.before.label in HEADLINE_LIKE:
        return False
    if not see.NEWS_START.search(here.plain[:25]):
        return False
    at = gap.at + 1
    if at < len(page) and joins(here, page[at]):
        at += 1
    length = sum(len(one.plain) for one in page[gap.at : at])
    return length <= LONGEST_PICTURE_TEXT and at < len(page) and page[at].label is Label.CREDIT


def is_picture_alone(gap: Gap) -> bool:
    """Say whether a caption is a picture's that no story goes with (某某 摄影报道)."""
    is_caption = gap.here.label is Label.CAPTION and gap.before.label is not Label.CAPTION
    return is_caption and gap.has_body and bool(see.PICTURE_ALONE.search(gap.here.plain))


def is_other_picture(gap: Gap) -> bool:
    """Say whether a numbered caption follows another (图①…, 图②…), or a numbered text one under a picture's title (1、…, 2、…)."""
    if gap.before.label is not Label.CAPTION:
        return False
    if gap.here.label is Label.CAPTION and see.PICTURE_NUMBER.match(gap.before.plain):
        return bool(see.PICTURE_NUMBER.match(gap.here.plain))
    both = (gap.before, gap.here)
    return is_picture(gap.page[gap.start]) and all(see.NUMBERED.match(one.plain) for one in both)


def opens_under_pictures(gap: Gap) -> bool:
    """Say whether an opening follows a headline with nothing but captions between them."""
    first = gap.page[gap.start]
    if gap.here.label is not Label.OPENER or first.label not in HEADLINE_LIKE or is_picture(first):
        return False
    return all(one.label in HEADLINE_LIKE | AUTHOR | CREDITS | {Label.CAPTION} for one in gap.recent)
