"""An article (稿件) of Founder classic: headline stack, author, pictures and body, in the skins that are known."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

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
from ingest.language.credits import is_colophon
from ingest.language.decks import sort_deck
from ingest.language.mastheads import is_masthead
from ingest.readers.markup import find, lines_of, parse

ARTICLE_FILE = re.compile(r"/(?:content_\d+(?:_\d+)?|nw\.[\w.-]+|content_[\w-]+)\.html?$", re.I)

COMMENT_START, COMMENT_END = re.compile(r"<enpproperty\b[^<>]{0,200}>", re.I), re.compile(r"</enpproperty>", re.I)
FIELD = re.compile(r"<(?:founder-)?(introtitle|title|subtitle|author|pagenum|date|articleid)>", re.I)
BETWEEN = (
    re.compile(r"<!--\s*<?enpcontent>?\s*-->(?P<body>.*?)(?:<!--\s*<?/enpcontent>?\s*-->|\Z)", re.I | re.S),
    re.compile(
        r"<!--\s*<npm:article-content>\s*-->(?P<body>.*?)(?:<!--\s*</npm:article-content>\s*-->|\Z)", re.I | re.S
    ),
)
BODY = ("//founder-content", "//*[@id='ozoom']", "//*[@id='contentText']", "//*[@id='zoom']")
STACKS = (  # (kicker, title, subtitle, author): the skins' own places
    (
        "//*[contains(@class, 'main-article-pretitle')] | //div[contains(@class, 'main-article-alltitle')]/h3",
        "//*[contains(@class, 'main-article-title')] | //div[contains(@class, 'main-article-alltitle')]/h2",
        "//*[contains(@class, 'main-article-subtitle')] | //div[contains(@class, 'main-article-alltitle')]/h4",
        "//*[contains(@class, 'main-article-author')]",
    ),
    (
        "//td[contains(@class, 'font02')][following::td[contains(@class, 'font01')]]",
        "//founder-title | //td[contains(@class, 'font01')][not(.//founder-title)]",
        "//td[contains(@class, 'font02')][preceding::td[contains(@class, 'font01')]]",
        "//founder-author",
    ),
    ("//td[@class='bt2'][following::td[@class='bt1']]", "//td[@class='bt1']", "//td[@class='bt2'][preceding::td[@class='bt1']]",
     "//*[@class='sec']"),
    ("//h3[following-sibling::h1]", "//h1", "//h2[preceding-sibling::h1]", "//h4[preceding-sibling::h1] | //*[@class='sec']"),
)  # fmt: skip
PICTURES = (
    "//table[@id='newspic']",
    "//table[@bgcolor='#efefef']",
    "//*[contains(@class, 'main_ar_pic')][.//img]",
    "//table[contains(@class, 'pci_c')]",
)
LONGEST_COMMENT = 100_000  # characters; some sites put the whole body into it
BANNER_WIDTH, BANNER_HEIGHT = 0.5, 0.15  # a headline without text that lies across half the page or more is a banner


def read_article(capture: Capture, root: HtmlElement, text: str, issue: Issue, reader: str, version: int) -> Reading:
    """Read an article's page. An article without text is a problem, unless its place says that it needs none."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    said = _comment(text)
    page = context.page or _number(said.get("pagenum", ""))
    problems: list[Problem] = []
    kicker, title, subtitle, author, misread = _stack(root, said)
    problems += misread
    pictures = list(dict.fromkeys(node for path in PICTURES for node in root.xpath(path)))
    body = _body(root, text, frozenset(pictures))
    images = tuple(image for node in pictures for image in _images(node, capture.url, page))
    if page is None:
        problems.append(Problem(kind="page_unknown", message="Nothing says on which page the article stands."))
    if page is None or not (title or body or images):
        problems.append(Problem(kind="no_article", message="No article was found in it.", severity=Severity.ERROR))
        return Reading(
            capture_id=capture.id,
            reader=reader,
            reader_version=version,
            context=context,
            issue=issue,
            problems=tuple(problems),
        )
    day = issue.id.removeprefix(f"{issue.publication}-")
    source = Source(
        key=f"{issue.publication}/{day}/{_file_name(capture.url, said)}",
        url=capture.url,
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        fidelity=Fidelity.MARKUP,
    )
    label = sort_deck([kicker[0], "…"]).column_label if kicker else ""
    rest = kicker[1:] if label else kicker
    article = Article(
        parts=(Part(page=page, source=source, body="\n".join(body), regions=context.regions),),
        position=context.position or 1,
        kind=_kind(" ".join(title), "\n".join(body), images, context.regions),
        column_label=label,
        deck=tuple(" ".join(lines) for lines in (rest, title, subtitle) if lines),
        kicker=" ".join(rest),
        headline=" ".join(title),
        subhead=" ".join(subtitle),
        byline_text="\n".join(author),
        images=images,
    )
    here = Page(sequence=page, label=context.page_label, section=context.section)
    return Reading(
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        context=context,
        issue=issue,
        pages=(here,),
        articles=(article,),
        problems=tuple(problems),
    )


def _comment(text: str) -> dict[str, str]:
    """Give the fields of the metadata comment, old or ``founder-*`` names alike; values may hold markup."""
    start = COMMENT_START.search(text)
    end = COMMENT_END.search(text, start.end()) if start else None
    if not start or not end:
        return {}
    properties = text[start.end() : min(end.start(), start.end() + LONGEST_COMMENT)]
    said: dict[str, str] = {}
    at = 0
    while opened := FIELD.search(properties, at):
        closing = properties.find(f"</{opened[0][1:]}", opened.end())
        if closing < 0:
            break
        said.setdefault(opened[1].lower(), " ".join(lines_of(parse(properties[opened.end() : closing]))))
        at = closing
    return said


def _stack(root: HtmlElement, said: dict[str, str]) -> tuple[list[str], list[str], list[str], list[str], list[Problem]]:
    """Give kicker, title, subtitle and author lines; the comment supplies what no skin shows, and is checked."""
    shown: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    for paths in STACKS:
        if any(lines_of(node) for node in root.xpath(paths[1])):
            kicker, title, subtitle, author = (
                [line for node in root.xpath(path) for line in lines_of(node)] for path in paths
            )
            shown = (kicker, title, subtitle, author)
            break
    supplied = [
        lines or ([said[name]] if said.get(name) else [])
        for lines, name in zip(shown, ("introtitle", "title", "subtitle", "author"), strict=True)
    ]
    problems = []
    if shown[1] and said.get("title") and _squeeze("".join(shown[1])) != _squeeze(said["title"]):
        message = f"The page shows the title “{' '.join(shown[1])}”, its metadata “{said['title']}”."
        problems.append(Problem(kind="title_differs", message=message, severity=Severity.NOTE))
    kicker, title, subtitle, author = supplied
    return kicker, title, subtitle, author, problems


def _body(root: HtmlElement, text: str, pictures: frozenset[HtmlElement]) -> list[str]:
    node = find(root, BODY[0])
    if node is not None:
        return lines_of(node, pictures)
    for between in BETWEEN:
        if found := between.search(text):
            piece = parse(found["body"])
            return lines_of(piece, frozenset(node for path in PICTURES for node in piece.xpath(path)))
    return lines_of(find(root, *BODY[1:]), pictures)


def _images(node: HtmlElement, url: str, page: int | None) -> list[Image]:
    """Give the pictures of one picture table; its text is the caption of the last of them."""
    sources = [image.get("src") for image in node.iter("img") if image.get("src")]
    caption = "\n".join(lines_of(node))
    return [
        Image(url=urljoin(url, source), caption=caption if number == len(sources) else "", page=page)
        for number, source in enumerate(sources, 1)
    ]


def _file_name(url: str, said: dict[str, str]) -> str:
    """Give the article's file name on its site; of a saved page, whose own name says nothing, by its metadata's id."""
    path = urlsplit(url).path
    if not ARTICLE_FILE.search(path) and said.get("articleid", "").isdigit():
        return f"content_{said['articleid']}.htm"
    return path.rsplit("/", 1)[-1]


def _kind(title: str, body: str, images: tuple[Image, ...], regions: tuple[Region, ...]) -> Kind:
    """Tell what language alone cannot: the page's furniture, and a headline that lies across the page without a text."""
    if is_colophon(body):
        return Kind.COLOPHON
    if is_masthead(f"{title}\n{body}"):
        return Kind.MASTHEAD
    if title and not body and not images and any(map(_is_strip, regions)):
        return Kind.BANNER
    if images and not body:
        return Kind.PHOTO
    return Kind.STORY


def _is_strip(region: Region) -> bool:
    xs, ys = zip(*region, strict=True)
    return bool(max(xs) - min(xs) >= BANNER_WIDTH and max(ys) - min(ys) <= BANNER_HEIGHT)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and 0 < int(text) < 1000 else None


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
