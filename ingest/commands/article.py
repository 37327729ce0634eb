"""``xianbao article``: one article to read, or as schema.org's NewsArticle."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ingest.archive import Archive
from ingest.commands import archive_option
from ingest.exits import Exit
from ingest.news_article import news_article
from ingest.tables import plain


@click.command(short_help="Print an article, or give it as schema.org NewsArticle.")
@click.argument("article_id")
@click.option("--json-ld", "as_json_ld", is_flag=True, help="Print JSON-LD.")
@archive_option
def article(article_id: str, as_json_ld: bool, db: Path) -> None:
    """Print the article ARTICLE_ID as it was printed.

    Exits 1 when there is no such article, or it is withdrawn.
    """
    try:
        with Archive(db) as archive:
            found = archive.article(article_id)
    except KeyError:
        message = f"xianbao: {db} shows no article “{article_id}”: xianbao history says whether it was withdrawn."
        click.echo(message, err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    if as_json_ld:
        print(json.dumps(news_article(found), ensure_ascii=False, indent=2))
        return
    print(plain(f"{found.publication_id}  {found.issued_on}  {found.page_label or found.page}"))
    for line in (
        found.column_label,
        found.kicker,
        found.headline,
        found.subhead,
        found.byline_text,
        *found.body.split("\n"),
    ):
        if line:
            print(plain(line))
