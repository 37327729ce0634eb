"""``xianbao explain``: say why a bare page is split as it is."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ingest import tables
from ingest.commands import write_out
from ingest.drawing import draw
from ingest.exits import Exit
from ingest.explaining import NoBarePageError, explain_file


@click.command(short_help="Say why a bare page is split into articles as it is.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.svg",
    help="Draw the page with its numbered blocks, one colour an article (a PDF's or a scan's).",
)
def explain(file: Path, as_json: bool, picture: Path | None) -> None:
    """Show the blocks of the bare page in FILE, what each was taken for, and why each article begins where it does.

    Nothing is stored. Exits 1 when FILE is no bare page.
    """
    try:
        found = explain_file(file, is_drawn=picture is not None)
    except NoBarePageError as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    explanation = found.explanation
    if picture:
        if not any(block.box for segment in explanation.segments for block in segment.blocks):
            click.echo(f"xianbao: {file} says nothing of where its blocks stand, so no picture was drawn.", err=True)
            sys.exit(Exit.NEEDS_A_PERSON)
        write_out(picture, draw(explanation, found.picture).encode())
    tables.show_explanation_json(explanation) if as_json else tables.show_explanation(explanation)
