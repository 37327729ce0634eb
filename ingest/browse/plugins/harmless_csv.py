"""Make the CSV that Datasette's pages offer as harmless in a spreadsheet as that of ``xianbao export``, and as readable."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl

from ingest.archive.export import harmless

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Send], Awaitable[None]]

NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def asgi_wrapper() -> Callable[[Application], Application]:
    """Wrap Datasette: answers that are CSV (text/plain when they are shown) are rewritten, row by row as they are sent."""
    return _wrapped


def _wrapped(app: Application) -> Application:
    async def answer(scope: Any, receive: Any, send: Send) -> None:
        is_csv = is_begun = False

        async def send_harmless(message: Message) -> None:
            nonlocal is_csv, is_begun
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                is_csv = kind.startswith(b"text/csv") or (
                    kind.startswith(b"text/plain") and scope["path"].endswith(".csv")
                )
            elif is_csv and message.get("body"):
                text = harmless_csv(message["body"].decode())
                message = {**message, "body": text.encode("utf-8" if is_begun else "utf-8-sig")}
                is_begun = True
            await send(message)

        await app(scope, receive, send_harmless)

    return answer


def harmless_csv(rows: str) -> str:
    """Give whole rows of CSV with a ' before each cell that a spreadsheet would run as a formula."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [cell if NUMBER.fullmatch(cell) else harmless(cell) for cell in row]
        for row in csv.reader(io.StringIO(rows, newline=""))
    )
    return out.getvalue()
