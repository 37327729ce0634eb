"""What kind of article a text is, where the reader could only call it a story."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.items import Article, Byline, Kind, Role
from ingest.language.decks import is_roundup_title
from ingest.language.jumps import is_pointer_phrase
from ingest.language.roles import PICTURE_HOUSES
from ingest.language.text import for_matching

_LONGEST_CAPTION = 400  # characters
_LONGEST_BRIEF = 250
_LONGEST_VERSE_LINE = 22
_ADVERT_LABEL = re.compile(r"(?:公益)?广告")
_NOTICE_TITLE = re.compile(
    r"(?:公告|公示|通告|启事|讣告|催告书?|声明|招聘信息|公示表|通知书|更正|致歉信)(?:\(.{1,12}\))?\Z"
)
_NEWS_ABOUT_NOTICE = re.compile(
    r"发布|发出|出台|刊登|刊发|张贴|取消|不再|联合声明|共同声明|发表|签署|通过|就.{2,12}声明|将.{0,8}公示|已|了"
)
_NOTICE_ENDING = re.compile(
    r"(?:特此(?:公告|声明|公示|通告|通知|启事)|声明作废|登报声明|予以公[告示])[。！]?(?:\n.{0,40}){0,3}\Z"
)
_ADVERT_TITLE = re.compile(r"(?:公益)?广告|公益广告.*|.*(?:招商|招租|开业|促销|钜惠)(?:啦|了|公告)?")
_LONGEST_ADVERT = 300
_OFFER = re.compile(r"凭本?广告|(?:\A|\n)(?:活动时间|营业时间|订购|预订|地址)[:：].{0,60}(?:电话|热线|手机)[:：]")
_PHOTO_TITLE = re.compile(r"图片新闻|图片报道|图片|图片故事|新闻图片")
_PROSE_LINE = re.compile(r"[0-9：:；]|。.")
_LINE_END = re.compile(r"[。！？；，、…”]\Z")


def kind_of(article: Article) -> Kind:
    """Tell the kind of a completed article that its reader called a story; any other kind is kept.

    Title, length and position decide together: a title that ends in 公告 makes a notice only where the text has no
    dateline and no reporter, so that news about lost certificates stays news.
    """
    if article.kind is not Kind.STORY:
        return article.kind
    body = article.body
    if not body:
        is_pointer = any(is_pointer_phrase(part.jump_text) for part in article.parts)
        return Kind.POINTER if is_pointer else Kind.PHOTO if article.images else Kind.STORY
    title = _plain_title(article.headline)
    label = for_matching(article.column_label).replace(" ", "")
    kinds: tuple[tuple[Kind, Callable[[], bool]], ...] = (
        (Kind.ADVERT, lambda: bool(_ADVERT_LABEL.fullmatch(label))),
        (Kind.BRIEF, lambda: is_roundup_title(label) and len(body) <= _LONGEST_BRIEF),
        (Kind.STORY, lambda: bool(article.dateline_text)),
        (Kind.PHOTO, lambda: _is_photo(article, title, body)),
        (Kind.STORY, lambda: _has_writer(article)),
        (Kind.NOTICE, lambda: _is_notice(article.headline, body)),
        (Kind.ADVERT, lambda: bool(_ADVERT_TITLE.fullmatch(title)) or _is_offer(body)),
        (Kind.POEM, lambda: _is_verse(body)),
    )
    return next((kind for kind, holds in kinds if holds()), Kind.STORY)


def _has_writer(article: Article) -> bool:
    return any(byline.role in (Role.REPORTER, Role.CORRESPONDENT) for byline in article.bylines)


def _is_photo(article: Article, title: str, body: str) -> bool:
    """Tell whether the text is only a caption: one or two short paragraphs that nobody but a photographer signed."""
    if len(body) > _LONGEST_CAPTION or body.count("\n") > 1:
        return False
    if _PHOTO_TITLE.fullmatch(title):
        return True
    signed = {byline.name for byline in article.bylines if article.byline_text}
    pictured = {byline.name for byline in article.bylines if is_pictures(byline)}
    return bool(signed) and signed <= pictured


def is_pictures(byline: Byline) -> bool:
    """Tell whether somebody is named for a picture, no text."""
    return byline.role is Role.PHOTOGRAPHER or byline.raw in PICTURE_HOUSES


def has_notice_title(headline: str) -> bool:
    """Tell whether a headline is a notice's: it ends in 公告, 公示 … and tells no news about one."""
    title = _plain_title(headline)
    return bool(_NOTICE_TITLE.search(title)) and not _NEWS_ABOUT_NOTICE.search(title)


def _plain_title(headline: str) -> str:
    return for_matching(headline).replace(" ", "")


def _is_notice(headline: str, body: str) -> bool:
    """Tell a notice by its title, or, where the title does not say, by the formula that ends it."""
    if has_notice_title(headline):
        return True
    is_news = _NEWS_ABOUT_NOTICE.search(_plain_title(headline))
    return not is_news and len(body) <= 1500 and bool(_NOTICE_ENDING.search(body[-160:]))


def _is_offer(body: str) -> bool:
    """Tell an advert's text: short, with an offer, or an address and a telephone number on one line of their own."""
    return len(body) <= _LONGEST_ADVERT and bool(_OFFER.search(body))


def _is_verse(body: str) -> bool:
    """Tell whether the lines are a poem's: at least four, all short, few ending as sentences, no figures or labels."""
    lines = body.split("\n", 200)
    if len(lines) < 4 or max(map(len, lines)) > _LONGEST_VERSE_LINE:
        return False
    prose = sum(bool(_PROSE_LINE.search(line)) for line in lines)
    open_ended = sum(not _LINE_END.search(line) for line in lines)
    lengths = {len(line) for line in lines}
    return prose * 5 <= len(lines) and (open_ended * 10 >= len(lines) * 6 or len(lengths) <= 2)
