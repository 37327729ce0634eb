"""The archive in Datasette, as an analyst who reads Chinese and no SQL meets it."""

from __future__ import annotations

import tomllib
import webbrowser
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database

from ingest.archive.fields import load_fields

HERE = Path(__file__).parent
NAME = "archive"  # the database's name in every address, whatever its file is called
TABLES = tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))
QUERIES = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))
SETTINGS = {
    "truncate_cells_html": 80,  # a body in a table shows its beginning
    "suggest_facets": False,  # took a search page over 100,000 articles from 42 to 372 ms
    "default_page_size": 50,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 5000,
    "allow_download": True,
}


def application(archive: Path) -> Datasette:
    """Give Datasette over ``archive``, opened read-only: it never writes and a running crawl is not disturbed."""
    datasette = Datasette(
        [],
        metadata=metadata(),
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        plugins_dir=str(HERE / "plugins"),
        static_mounts=[("xianbao", str(HERE / "static"))],
    )
    datasette.add_database(Database(datasette, path=str(archive), is_mutable=True), name=NAME)
    return datasette


def metadata() -> dict[str, Any]:
    """Give Datasette's metadata: a title and a meaning for every table and column, facets, labels and named queries."""
    fields = load_fields()
    tables = {
        table.name: {"title": table.title, "description": table.meaning, "columns": dict(table.columns)}
        | TABLES.get(table.name, {})
        for table in fields
    }
    return {
        "title": "xianbao 县报",
        "description": "An archive of Chinese county newspapers. Start with Articles, or with one of the questions.",
        "extra_css_urls": ["/xianbao/archive.css"],
        "extra_js_urls": ["/xianbao/archive.js"],
        "databases": {NAME: {"tables": tables, "queries": QUERIES}},
    }


def serve(archive: Path, *, host: str, port: int, is_opened: bool) -> None:
    """Serve ``archive`` until interrupted."""
    address = f"http://{host}:{port}/"
    print(f"{archive} is open at {address} (Ctrl-C ends it)", flush=True)
    if is_opened:
        webbrowser.open(address)
    uvicorn.run(application(archive).app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)
