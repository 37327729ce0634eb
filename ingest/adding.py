"""Add a paper: its spider, a sheet of facts filled in from a template, and a first fixture of the pages looked at.

The template is the one that ``scrapy genspider -t paper`` uses. A fixture holds a newspaper's own pages, so git ignores it.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from string import Template

from ingest.fixtures import EXPECTED, keep, read_again
from ingest.items import Publication
from ingest.probe import Probe

ROOT = Path(__file__).parents[1]
TEMPLATE = Path(__file__).parent / "templates" / "spiders" / "paper.tmpl"
UNNAMED = "A county paper's digital edition; say here in a sentence which paper it is."  # of the template
KEPT = 4  # captures of the fixture: the front page and its first articles


class PaperExistsError(FileExistsError):
    """A paper of that id is there already. One sentence for a person."""


def spider_text(publication: Publication, system: str, recorded: date, *, is_any_certificate: bool = False) -> str:
    """Give the spider of a paper: the template with every fact that is known filled in."""
    classname = "".join(part.capitalize() for part in publication.id.split("_")) + "Spider"
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=publication.id, url=_quoted(publication.homepage), classname=classname
    )
    text = text.replace("(recorded when this file was made)", f"(recorded {recorded}, when it was visited once)")
    if publication.title:
        sentence = f"{publication.title}{f' of {publication.county}' if publication.county else ''}."
        text = text.replace(UNNAMED, _quoted(sentence))
    facts = {"title": publication.title, "county": publication.county, "platform": system}
    for name, fact in facts.items():
        text = text.replace(f'    {name} = ""\n', f'    {name} = "{_quoted(fact)}"\n')
    text += '    custom_settings = {"DOWNLOAD_VERIFY_CERTIFICATES": False}\n' if is_any_certificate else ""
    return re.sub(r'^    (?:title|county|division_code|publisher|serial_number|platform) = ""\n', "", text, flags=re.M)


def _quoted(fact: str) -> str:
    """Give a text as it is written between quotes: JSON's escapes are Python's too."""
    return json.dumps(fact, ensure_ascii=False)[1:-1]


def add_paper(
    publication: Publication, probe: Probe, recorded: date, folder: Path = ROOT, *, is_any_certificate: bool = False
) -> tuple[Path, Path]:
    """Write the paper's spider and fixture below ``folder``; give both paths.

    ``is_any_certificate`` is written as a fact of the paper.

    Raises:
        PaperExistsError: there is such a spider already; nothing is written.
        OSError: the folder cannot be written; neither is there.
    """
    spider = folder / "spiders" / f"{publication.id}.py"
    fixture = folder / "tests" / "papers" / publication.id
    if spider.exists() or fixture.exists():
        raise PaperExistsError(f"{spider if spider.exists() else fixture} exists already: take another --paper id.")
    text = spider_text(publication, probe.system, recorded, is_any_certificate=is_any_certificate)
    spider.parent.mkdir(parents=True, exist_ok=True)
    try:
        fixture.mkdir(parents=True)
        keep(probe.captures[:KEPT], fixture)
        (fixture / EXPECTED).write_text(read_again(fixture), encoding="utf-8")
        spider.write_text(text, encoding="utf-8")
    except OSError:
        shutil.rmtree(fixture, ignore_errors=True)
        spider.unlink(missing_ok=True)
        raise
    return spider, fixture
