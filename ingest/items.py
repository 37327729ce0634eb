"""What flows through the house: frozen values, no behaviour beyond what follows from their own fields.

A :class:`Capture` is what was fetched. A :class:`Reading` is what one capture says. An :class:`IssueReading` is all
that was read of one issue in one sitting, completed by ``ingest.language``; it is the unit the archive saves.
Empty text means "not printed"; ``None`` means "not known".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

Region = tuple[tuple[float, float], ...]
"""A polygon on the page: points (x, y) as fractions 0…1 of the page's width and height, origin top left."""


class Kind(StrEnum):
    """What an article (稿件) on the page is."""

    STORY = "story"  # 消息、通讯、评论: prose with a headline
    BRIEF = "brief"  # 简讯: one item of a roundup, or prose without a headline of its own
    PHOTO = "photo"  # 图片新闻: a picture whose caption is all its text
    POINTER = "pointer"  # 导读: a headline and 详见三版, no body
    BANNER = "banner"  # 通栏: a headline over several stories, no body
    NOTICE = "notice"  # 公告、公示、声明
    ADVERT = "advert"  # 广告
    POEM = "poem"  # 诗歌: line breaks are meant
    MASTHEAD = "masthead"  # 报头
    COLOPHON = "colophon"  # 责编/版式/校对 line


class Role(StrEnum):
    """What somebody named in a byline (署名) did."""

    REPORTER = "reporter"  # 记者, 见习记者, 实习生, 首席记者 …
    CORRESPONDENT = "correspondent"  # 通讯员, 特约通讯员
    AUTHOR = "author"  # 作者, a bare signature, □ ◎ ■
    PHOTOGRAPHER = "photographer"  # 摄, 图
    ILLUSTRATOR = "illustrator"  # 绘, 漫画
    EDITOR = "editor"  # 整理, 编辑 of one article
    SOURCE = "source"  # 来源, 据, an agency or another paper


class CreditRole(StrEnum):
    """What somebody named in a page's colophon (责编/版式/校对) did."""

    RESPONSIBLE_EDITOR = "responsible_editor"  # 责任编辑, 责编
    EDITOR = "editor"  # 编辑, 本版编辑, 初审
    LAYOUT = "layout"  # 版式, 美编, 组版
    PROOFREADER = "proofreader"  # 校对, 文检, 一校, 二校
    DUTY_EDITOR = "duty_editor"  # 值班主任, 值班编委, 复审, 终审


class Severity(StrEnum):
    """How much a problem matters: an ``error`` lost something, a ``warning`` may have, a ``note`` is for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class LinkKind(StrEnum):
    """What a link leads to."""

    ISSUE = "issue"  # the first page of an issue
    PERIOD = "period"  # an index of issue dates
    PAGE = "page"
    FILE = "file"  # a page's PDF, where the page's markup tells its articles too
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A newspaper (报纸). ``id`` is a slug such as ``fumeng``; all else may be unknown (empty)."""

    id: str
    title: str = ""
    county: str = ""
    division_code: str = ""  # six digits of GB/T 2260
    publisher: str = ""
    serial_number: str = ""  # CN number (国内统一连续出版物号) or 准印证 number
    homepage: str = ""
    platform: str = ""  # the reader's name, such as founder
    weekdays: str = ""  # on which it appears: 135 is Monday, Wednesday and Friday
    first_issue_on: str = ""  # year-month-day


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was not read as it should be. ``kind`` is a slug; ``message`` one sentence for a person.

    ``subject`` says what it is about: a source key, a URL or a page id. The same (kind, subject, message) is
    one problem.
    """

    kind: str
    message: str
    subject: str = ""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the link that led to a capture already knew; some systems' article addresses carry neither date nor page."""

    publication: str
    issued_on: date | None = None
    edition: str = ""  # "" for the day's only edition, then "b", "c" …
    page: int | None = None  # sequence in the issue, from 1
    page_label: str = ""
    section: str = ""
    position: int | None = None  # of the article on its page, from 1
    regions: tuple[Region, ...] = ()
    headline: str = ""  # as the list that links here prints it

    def to_json(self) -> str:
        """Give the context as compact JSON without its empty fields."""
        facts = {
            "publication": self.publication,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "edition": self.edition,
            "page": self.page,
            "page_label": self.page_label,
            "section": self.section,
            "position": self.position,
            "regions": self.regions,
            "headline": self.headline,
        }
        kept = {name: value for name, value in facts.items() if value not in (None, "", ())}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what :meth:`to_json` gave."""
        facts: dict[str, Any] = json.loads(text)
        if "issued_on" in facts:
            facts["issued_on"] = date.fromisoformat(facts["issued_on"])
        facts["regions"] = tuple(tuple((x, y) for x, y in region) for region in facts.get("regions", ()))
        return cls(**facts)


@dataclass(frozen=True, kw_only=True)
class Capture:
    """What was fetched: the bytes as received, and where, when and why they were asked for.

    ``requested_url`` is the address asked, ``url`` the one that answered (a ``file:`` URL for an import).
    ``fetched_at`` is an aware UTC time. Header names are lower case.
    """

    url: str
    requested_url: str
    fetched_at: datetime
    status: int
    body: bytes = field(repr=False)
    context: Context
    headers: Mapping[str, str] = field(default_factory=dict)
    request_headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """Give the hex SHA-256 of the body."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def id(self) -> str:
        """Give a name for this answer: the same bytes from the same address are the same capture."""
        return hashlib.sha256(f"{self.requested_url}\n{self.status}\n{self.sha256}".encode()).hexdigest()[:20]

    @property
    def media_type(self) -> str:
        """Give the media type the server declared, without parameters; empty when it declared none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address to follow, with what is known of it already."""

    url: str
    kind: LinkKind
    context: Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue (期) of a publication. Numbers are kept as printed."""

    publication: str
    issued_on: date
    edition: str = ""
    issue_number: str = ""  # 第434期
    total_number: str = ""  # 总第3640期
    page_count: int | None = None
    source_url: str = ""
    lunar_date: str = ""  # 农历甲辰年二月十三, as the masthead prints it

    @property
    def id(self) -> str:
        """Give ``fumeng-2022-03-22``, or ``fumeng-2022-03-22-b`` for a second edition of the day."""
        return f"{self.publication}-{self.issued_on.isoformat()}" + (f"-{self.edition}" if self.edition else "")

    def page_id(self, sequence: int) -> str:
        """Give ``fumeng-2022-03-22-p01``."""
        return f"{self.id}-p{sequence:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCredit:
    """Somebody named in the page's colophon, and the piece of it that says so."""

    role: CreditRole
    name: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page (版) of an issue."""

    sequence: int  # from 1
    label: str = ""  # as printed: 第A1版
    section: str = ""  # 要闻
    source_url: str = ""
    image_url: str = ""
    pdf_url: str = ""
    width: int | None = None  # pixels of the page image the regions were drawn on
    height: int | None = None
    capture_id: str = ""
    credits: tuple[PageCredit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """One person or agency named as having made an article; ``raw`` is the piece of text that says so."""

    role: Role
    name: str
    outlet: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture printed with an article; ``credit`` is the photographer's line as printed (王远 摄)."""

    url: str = ""
    caption: str = ""
    credit: str = ""
    page: int | None = None


class Fidelity(StrEnum):
    """How a text came to us. A better one may replace what a worse one said; never the reverse."""

    SCAN = "scan"  # machine-read from a picture
    FLAT = "flat"  # a bare page's text: no markup to tell a deck from a body
    MARKUP = "markup"  # the paper's own fields

    @property
    def rank(self) -> int:
        """Give 1, 2 or 3; more is better."""
        return list(type(self)).index(self) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place an article, or a part of it, was read from.

    ``key`` is raw and stable: the publication's id and what names the article on its site (dated folder and content
    id) or in its file; never cleaned text, never a host, since hosts move.
    """

    key: str
    url: str
    capture_id: str
    reader: str
    reader_version: int
    fidelity: Fidelity


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The piece of an article that stands on one page. Paragraphs are lines of ``body``.

    ``jump_to`` and ``jump_from`` are page numbers as digits or letter and digits (``2``, ``A2``) read from
    ``jump_text``.
    ``is_run_on`` says that the text goes on in the middle of the paragraph that the part before it left open.
    """

    page: int
    source: Source
    body: str = ""
    regions: tuple[Region, ...] = ()
    jump_text: str = ""
    jump_to: str = ""
    jump_from: str = ""
    is_run_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article (稿件): what was printed, verbatim, beside what it was read as.

    ``deck`` holds the headline stack verbatim, one printed block a string (line breaks inside a block as a space);
    ``kicker``, ``headline`` and ``subhead`` sort it. ``byline_text`` is the byline as printed, that of an
    opening (本报讯（记者 …）) without its brackets; several of one article (head and tail) are separated by a line break.
    """

    parts: tuple[Part, ...]  # at least one; the first is where the article starts
    position: int = 1
    kind: Kind = Kind.STORY
    column_label: str = ""
    deck: tuple[str, ...] = ()
    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    byline_text: str = ""
    source: str = ""  # the paper or agency it was taken from, when not this paper's own
    dateline_text: str = ""
    dateline_place: str = ""
    dateline_on: date | None = None
    bylines: tuple[Byline, ...] = ()
    images: tuple[Image, ...] = ()
    other_sources: tuple[Source, ...] = ()  # beside those of its parts
    problems: tuple[Problem, ...] = ()

    @property
    def page(self) -> int:
        """Give the sequence of the page the article starts on."""
        return self.parts[0].page

    @property
    def body(self) -> str:
        """Give the whole body, one paragraph a line, the parts joined as they run on."""
        text = self.parts[0].body
        for part in self.parts[1:]:
            text += part.body if part.is_run_on or not text or not part.body else "\n" + part.body
        return text

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give every place the article was read from, the one that names it first, each once."""
        found = {source.key: source for source in (*(part.source for part in self.parts), *self.other_sources)}
        return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one capture says. Pure: the same capture and reader version give the same reading.

    ``whole_pages`` names the pages (sequence) whose every article this reading gives: a bare page's reading does,
    one article's page does not.
    """

    capture_id: str
    reader: str
    reader_version: int
    context: Context
    issue: Issue | None = None
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    whole_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReading:
    """All that was read of one issue in one sitting: what the archive saves in one transaction."""

    publication: Publication
    issue: Issue
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...] = ()
    problems: tuple[Problem, ...] = ()
    whole_pages: tuple[int, ...] = ()
    is_complete: bool = False  # every page and article the issue lists was read
