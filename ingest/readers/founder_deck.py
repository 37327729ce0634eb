"""What a Founder classic article says above its text: headline stack and author by skin, and the metadata comment."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ingest.items import Problem, Severity
from ingest.readers.markup import lines_of, parse, tidy

COMMENT_START = re.compile(r"<(?:!--\s{0,9}<?)?enpproperty\b", re.I)  # served as <!--enpproperty … /enpproperty-->
COMMENT_END = re.compile(r"</?enpproperty|/enpproperty|-->", re.I)
FIELD = re.compile(r"<(?:founder-)?(introtitle|title|subtitle|author|pagenum|date|articleid|url)>", re.I)
FOURTH_ROW = (  # of the headline table, where no element names the author: one short line and nothing else
    "self::*[not(//founder-author)]/ancestor::tr[1]/following-sibling::tr[2]/td[not(contains(@class, 'font0'))]"
    "[not(.//table or .//img or .//p or .//founder-content or .//*[@id='ozoom'])][string-length() < 80]"
)
STACKS = (  # title, then kicker, subtitle and author as seen from it: kicker and subtitle differ by their place only
    (
        "//*[contains(@class, 'main-article-title')] | //div[contains(@class, 'main-article-alltitle')]/h2",
        "//*[contains(@class, 'main-article-pretitle')] | preceding-sibling::h3",
        "//*[contains(@class, 'main-article-subtitle')] | following-sibling::h4",
        "//*[contains(@class, 'main-article-author')]",
    ),
    (
        "//founder-title | //td[contains(@class, 'font01')][not(.//founder-title)]",
        "ancestor-or-self::tr[1]/preceding-sibling::tr[position() < 4]//td[contains(@class, 'font02')]",
        "ancestor-or-self::tr[1]/following-sibling::tr[position() < 4]"
        "//td[contains(@class, 'font02')][not(.//founder-author)]",
        f"//founder-author | {FOURTH_ROW}",
    ),
    (
        "//p[contains(@class, 'BSHARE_TEXT')]",
        "ancestor::tr[1]/preceding-sibling::tr[1]/td",
        "ancestor::tr[1]/following-sibling::tr[1]/td[not(.//founder-author)]",
        f"//founder-author | {FOURTH_ROW}",
    ),
    ("//td[@class='bt1']", "preceding::td[@class='bt2']", "following::td[@class='bt2']", "//*[@class='sec']"),
    ("//h1", "preceding-sibling::h3", "following-sibling::h2", "following-sibling::h4 | //*[@class='sec']"),
)
TEMPLATE_MARKS = {"introtitle": "pretitle", "title": "title", "subtitle": "subtitle", "author": "author"}
LONGEST_MARKED = 2_000  # characters between two template marks
UNTITLED = frozenset(("无标题", "图片新闻", "广告", "图片"))  # what lists name an article without a title
FIRST_TITLES = 20  # how many places that look like a title's are looked at
FOLIO = re.compile(
    r"《[^《》]{1,20}》\s?[（(][^（()）]{1,40}版\s?[）)]"
)  # 《云岫报》（2024年03月15日 01版） behind an author
LONGEST_COMMENT = 100_000  # characters; some sites put the whole body into it


def metadata(text: str) -> dict[str, str]:
    """Give the fields of the metadata comment, old or ``founder-*`` names alike; values may hold markup."""
    start = COMMENT_START.search(text)
    if not start:
        return {}
    end = COMMENT_END.search(text, start.end(), start.end() + LONGEST_COMMENT)
    properties = text[start.end() : end.start() if end else start.end() + LONGEST_COMMENT]
    said: dict[str, str] = {}
    at = 0
    while opened := FIELD.search(properties, at):
        closing = properties.find(f"</{opened[0][1:]}", opened.end())
        if closing < 0:
            break
        name, value = opened[1].lower(), " ".join(lines_of(parse(properties[opened.end() : closing])))
        said[name] = said.get(name) or value
        at = closing
    return said


def _marked(text: str) -> dict[str, list[str]]:
    """Give the lines between the template's own comments (``<!--<npm:article-title>-->``), by the metadata's names."""
    marked: dict[str, list[str]] = {}
    for name, mark in TEMPLATE_MARKS.items():
        start = text.find(f"<npm:article-{mark}>")
        end = text.find(f"</npm:article-{mark}>", start, start + LONGEST_MARKED)
        if 0 <= start < end:
            marked[name] = lines_of(parse(f"<!--{text[start:end]}-->"))
    return marked


def read_stack(
    root: HtmlElement, text: str, said: dict[str, str], listed: str
) -> tuple[list[str], list[str], list[str], list[str], list[Problem]]:
    """Give kicker, title, subtitle and author lines, by the skin, else the template's marks, else the metadata.

    Of several titles shown (some show the paper's name alike), the metadata's is taken, else the one listed.
    """
    shown: tuple[list[str], ...] = ([], [], [], [])
    marked = _marked(text)
    problems = []
    has_place = False
    for place, *around in STACKS:
        places = root.xpath(place)[:FIRST_TITLES]
        has_place |= bool(places)
        nodes = [node for node in places if lines_of(node)]
        if nodes:
            titles = [squeeze("".join(lines_of(node))) for node in nodes]
            known = next((known for known in (said.get("title", ""), listed) if squeeze(known) in titles), "")
            node = nodes[titles.index(squeeze(known))] if known else nodes[0]
            if not known and len(set(titles)) > 1:
                message = f"The page shows {len(set(titles))} titles; the first, “{titles[0][:60]}”, is taken."
                problems.append(Problem(kind="title_unclear", message=message))
            kicker, subtitle, author = (
                [line for near in node.xpath(path) for line in lines_of(near)] for path in around
            )
            shown = (kicker, lines_of(node), subtitle, [name for line in author if (name := tidy(FOLIO.sub("", line)))])
            break
    supplied = [
        lines or marked.get(name) or ([said[name]] if said.get(name) else [])
        for lines, name in zip(shown, ("introtitle", "title", "subtitle", "author"), strict=True)
    ]
    if shown[1] and said.get("title") and squeeze("".join(shown[1])) != squeeze(said["title"]):
        message = f"The page shows the title “{' '.join(shown[1])}”, its metadata “{said['title']}”."
        problems.append(Problem(kind="title_differs", message=message, severity=Severity.NOTE))
    kicker, title, subtitle, author = supplied
    if not title and not has_place and listed and squeeze(listed) not in UNTITLED:
        message = f"The page shows its title in no place that is known; the list's, “{listed[:60]}”, is taken."
        problems.append(Problem(kind="title_listed", message=message, severity=Severity.NOTE))
        title = [listed]
    return kicker, title, subtitle, author, problems


def squeeze(text: str) -> str:
    """Give a text without its blanks, to compare what the markup breaks and pads otherwise."""
    return re.sub(r"\s+", "", text)
