"""Where an entry page (首页) leads: by a refresh in its head, or by a script's location, at once or after a time."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.readers.markup import absolute

REDIRECT = re.compile(
    r"""(?:http-equiv\s*=\s*["']?refresh[^>]{0,200}?url\s*=\s*|content\s*=\s*["']?\d{1,5}\s*;\s*url\s*=\s*"""
    r"""|(?P<script>location)(?:\.href\s*=|\s*=|\.(?:replace|assign)\()\s*\\?["'])\\?["']?(?P<url>[^"'>\s;\\]{1,500})""",
    re.I,
)
MOST = 20  # scripts name the addresses of phones and of other papers too


@lru_cache(maxsize=4)
def redirects(url: str, text: str, *, by_script: bool = True) -> tuple[str, ...]:
    """Give the absolute addresses that the page at ``url`` leads to, in its order, each once.

    A meta tag always leads on; a script may wait for a reader to turn the page. What was asked last is remembered, since
    every system asks it of the same page.
    """
    found: dict[str, None] = {}
    for redirect in REDIRECT.finditer(text):
        if not by_script and redirect["script"]:
            continue
        if target := absolute(url, redirect["url"]):
            found[target] = None
        if len(found) == MOST:
            break
    return tuple(found)
