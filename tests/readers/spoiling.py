"""Ways in which a page can be spoiled, by accident or on purpose: each takes bytes and a source of chance, and gives bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

Spoiler = Callable[[bytes, Random], bytes]

TAG = re.compile(rb"<[A-Za-z!/][^<>]{0,300}>")
NUMBER = re.compile(rb"\d{1,14}")
ATTRIBUTE = re.compile(rb"""=\s*["'][^"'<>]{0,200}["']""")
BETWEEN_TAGS = re.compile(rb">[^<>]+<")

ODD_NUMBERS = (
    b"0", b"-1", b"00000000000000000001", b"9" * 40, b"9" * 5000, b"1e400", b"NaN", "２０２４".encode(), "²".encode(),
    "٣".encode(), "一千亿".encode(), b"0x7f", b"99999999", b"20240230", b"20241301", b"00000000", b"1.2.3",
)  # fmt: skip
ODD_TEXTS = (
    "\u202e反\u202c", "\u2066\u2067\u2068", "\x1b[31m", "\x07\x08\x0b\x0c", "\x7f\x80\x9b", "\u0085\u2028\u2029",
    "\ufeff", "\ufffe\uffff", "\ufffd", "\U000e0041\U0010ffff", "\ue000", "a\u0300" * 200, "&#0;&#8;&#27;&#x9b;",
    "&#x202e;&#xd800;&#x110000;", "&#xfffe;", "&amp;lt;script&amp;gt;", "&amp;#27;", "&" * 50, "<![CDATA[x]]>", "<!--", "-->",
    "]]>", "<?xml?>", "=1+1", "@SUM(A1)", "'; DROP TABLE x; --", "../../etc/passwd", "{{7*7}}", "%s%n%00%0a", "\\u0000\\ud800",
    "\\", '"', "'", "（", "）（" * 100, "（下转三版）", "【】", "□◎■", "本报记者",
)  # fmt: skip
ODD_ADDRESSES = (
    b"javascript:alert(1)", b"data:text/html,x", b"file:///etc/passwd", b"//evil.test/", b"http://[", b"http://a:b@c/",
    b"http://paper.test:99999/", b"\\\\evil.test\\x", b"?", b"#", b"", b"%", b"%ff%00", b"../" * 500, b"http://" + b"a" * 3000,
    b"http:paper.test", b"ht\ntp://x/", b"http://\xe6\x8a\xa5.test/", b"mailto:x", b" http://paper.test/ ",
    b"http://paper.test/\x00",
)  # fmt: skip
ODD_VALUES: tuple[object, ...] = (
    None, True, 0, -1, 10**400, 1e308, float("inf"), float("nan"), "", "x", [], {}, [[]], [None], {"": {}}, "\x00\x1b",
    "9" * 5000, [1, 2, 3], "2024-13-45", "http://evil.test/", ["<p>"], {"url": []}, "\ud800",
)  # fmt: skip
TAGS = (
    b"<div>", b"<p>", b"<font>", b"<table><tr><td>", b"<founder-content>", b"<a href='x'>", b"<ul><li>", b"<map><area>",
    b"<select>", b"<script>", b"<svg>", b"<base href='http://evil.test/'>", b"<meta http-equiv=refresh content='0;url=/'>",
)  # fmt: skip
BURDENS = (
    b" ".join(b'a%d="%d"' % (n, n) for n in range(3000)), b'title="' + b"x" * 100_000 + b'"',
    b'style="' + b"a:b;" * 20_000 + b'"', b'class="' + b"title " * 9000 + b'"', b'coords="' + b"1," * 40_000 + b'"',
)  # fmt: skip


def flip(body: bytes, chance: Random) -> bytes:
    """Change some bytes."""
    found = bytearray(body)
    for _ in range(chance.randint(1, 20)):
        if found and found[at := chance.randrange(len(found))] < 128:
            found[at] = chance.choice(b"<>/='\"&;0123456789az {}[],:\\")
    if found and chance.random() < 0.2:
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def cut(body: bytes, chance: Random) -> bytes:
    """Leave a piece out, mostly the end."""
    start = chance.randint(0, len(body))
    return body[:start] + (body[start + chance.randint(1, 2000) :] if chance.random() < 0.5 else b"")


def repeat(body: bytes, chance: Random) -> bytes:
    """Say a piece again, a few times or a thousand."""
    start = chance.randint(0, len(body))
    piece = body[start : start + chance.randint(1, 300)]
    return body[:start] + piece * chance.choice((2, 3, 50, 1000)) + body[start:]


def repeat_tag(body: bytes, chance: Random) -> bytes:
    """Write a tag twice, or a thousand times."""
    return _at(TAG, body, chance, lambda tag: tag * chance.choice((2, 2, 30, 1000)))


def drop_tag(body: bytes, chance: Random) -> bytes:
    """Leave a tag out."""
    return _at(TAG, body, chance, lambda _: b"")


def swap_tags(body: bytes, chance: Random) -> bytes:
    """Put another tag in a tag's place."""
    tags = TAG.findall(body)
    return _at(TAG, body, chance, lambda _: chance.choice([*tags, *TAGS]))


def nest(body: bytes, chance: Random) -> bytes:
    """Open ever so many elements, and close them or not."""
    start, tag, depth = chance.randint(0, len(body)), chance.choice(TAGS), chance.choice((10, 300, 3000))
    close = b"</" + tag[1:] if chance.random() < 0.3 else b""
    return body[:start] + tag * depth + body[start:] + close * depth


def burden(body: bytes, chance: Random) -> bytes:
    """Give a tag thousands of attributes, or one that is huge."""
    more = chance.choice(BURDENS)
    return _at(TAG, body, chance, lambda tag: tag[:-1] + b" " + more + b">")


def misnumber(body: bytes, chance: Random) -> bytes:
    """Put an impossible number in a number's place."""
    return _at(NUMBER, body, chance, lambda _: chance.choice(ODD_NUMBERS))


def misaddress(body: bytes, chance: Random) -> bytes:
    """Put something odd in an attribute's place."""
    return _at(ATTRIBUTE, body, chance, lambda _: b'="' + chance.choice(ODD_ADDRESSES) + b'"')


def misspell(body: bytes, chance: Random) -> bytes:
    """Put odd text between tags, or anywhere."""
    odd = "".join(chance.choices(ODD_TEXTS, k=chance.randint(1, 4))).encode("utf-8", "surrogatepass")
    if chance.random() < 0.7:
        return _at(BETWEEN_TAGS, body, chance, lambda text: text[:-1] + odd + b"<")
    start = chance.randint(0, len(body))
    return body[:start] + odd + body[start:]


def recode(body: bytes, chance: Random) -> bytes:
    """Serve it in another encoding than it says."""
    text = body.decode("utf-8", "replace")
    return text.encode(chance.choice(("gb18030", "utf-16", "utf-8-sig", "big5", "utf-7")), "replace")


def revalue(body: bytes, chance: Random) -> bytes:
    """Where it is, or holds, JSON: put another value in a value's place; else change some bytes."""
    start = min((at for at in (body.find(b"{"), body.find(b"[")) if at >= 0), default=-1)
    try:
        value, end = json.JSONDecoder().raw_decode(body[start:].decode()) if start >= 0 else (None, 0)
    except (ValueError, RecursionError):
        return flip(body, chance)
    if not isinstance(value, dict | list):
        return flip(body, chance)
    for _ in range(chance.randint(1, 3)):
        value = _revalued(value, chance)
    rest = body[start:].decode()[end:].encode()
    return body[:start] + json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass") + rest


SPOILERS: tuple[Spoiler, ...] = (
    flip, cut, repeat, repeat_tag, drop_tag, swap_tags, nest, burden, misnumber, misnumber, misaddress, misspell, misspell,
    recode, revalue, revalue,
)  # fmt: skip


def spoil(body: bytes, chance: Random, times: int) -> bytes:
    """Spoil a page in several ways."""
    for _ in range(times):
        body = chance.choice(SPOILERS)(body, chance)
    return body[:2_000_000]


def _at(pattern: re.Pattern[bytes], body: bytes, chance: Random, change: Callable[[bytes], bytes]) -> bytes:
    """Change some of the places where a pattern is found."""
    found = list(pattern.finditer(body))
    for one in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 3)))), key=lambda one: -one.start()):
        body = body[: one.start()] + change(one[0]) + body[one.end() :]
    return body


def _revalued(value: Any, chance: Random) -> Any:
    """Give the value with one of those in it replaced, at any depth."""
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    if not inner or chance.random() < 0.15:
        return chance.choice(ODD_VALUES)
    key, chosen = chance.choice(inner)
    new = _revalued(chosen, chance)
    if isinstance(value, dict):
        return value | {key: new}
    return [new if place == key else one for place, one in inner]
