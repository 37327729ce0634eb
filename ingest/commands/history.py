"""``xianbao history``: an article's revisions."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from ingest.archive.database import open_archive
from ingest.archive.history import History, Piece
from ingest.archive.history import history as history_of
from ingest.commands import archive_option
from ingest.exits import Exit
from ingest.tables import plain

STYLES = {"-": "red strike", "+": "green"}


@click.command(short_help="Show what became of an article: its revisions, its withdrawal.")
@click.argument("article_id")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def history(article_id: str, as_json: bool, db: Path) -> None:
    """Show the revisions of the article ARTICLE_ID: [-what went-] and {+what came+} in each.

    Exits 1 when there is no such article.
    """
    with open_archive(db, write=False) as archive:
        found = history_of(archive, article_id)
    if found is None:
        click.echo(f"xianbao: {db} holds no article “{article_id}”; ids are in the column id of articles.", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        show(found)


def show(found: History) -> None:
    """Print a history; coloured on a terminal, with marks elsewhere."""
    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(plain(f"{found.headline}  {found.article_id}")))
    for revision in found.revisions:
        told = "" if revision.changes or revision.number == 1 else "  only who is named"
        console.print(Text(f"{revision.number}  {revision.seen_at}  {revision.reader} {revision.reader_version}{told}"))
        for name, pieces in revision.changes.items():
            line = Text(f"   {name}: ")
            for piece in pieces:
                line.append(_marked(piece, is_coloured=console.is_terminal), STYLES.get(piece.sign, ""))
            console.print(line)
    console.print(Text(f"last seen {found.last_seen_at}"))
    if found.withdrawn_at:
        console.print(Text(f"withdrawn: no longer on its page since {found.withdrawn_at}"))
    if found.duplicate_of:
        console.print(Text(f"joined to {found.duplicate_of}"))


def _marked(piece: Piece, *, is_coloured: bool) -> str:
    text = plain(piece.text.replace("\n", " ¶ "))
    if is_coloured or not piece.sign:
        return text
    return f"[-{text}-]" if piece.sign == "-" else f"{{+{text}+}}"
