"""A page PDF that is typeset by hand: type of any size, turn, tone and kind where a test wants it.

Its font is one that readers of PDFs bring along, so that a character is as wide as its size and the file holds no font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.layout import capture_of
from benchmarks.segmentation import TruePage
from ingest import readers
from ingest.items import Reading
from ingest.layout.blocks import Box

WIDTH, HEIGHT = 780.0, 1100.0  # points
BODY = 10.0
LEADING = 15.0
PROSE = (
    "县里今天召开春耕生产推进会，部署当前农业工作。会议要求，各乡镇要抓住晴好天气，组织农机下田，不误农时。"
    "农技人员分片包干，逐村查看苗情，帮助农户解决缺水、缺肥的困难。截至昨日，全县已完成早稻育秧八成。"
)
OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R {more}"
    " /Resources << /Font << /F 5 0 R /V 8 0 R >> /ExtGState << {tones} >> >> >>",
    "<< /Length {length} >> stream\n{shown}\nendstream",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 /W [1 94 500]"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-V /DescendantFonts [6 0 R] >>",
)


class Paper:
    """White paper to set type on; heights are measured from its top."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, more: str = "") -> None:
        self.width, self.height, self.more = width, height, more
        self.shown: list[str] = []

    def type(
        self,
        text: str,
        left: float,
        top: float,
        size: float = BODY,
        *,
        turn: float = 0,
        grey: float = 0,
        alpha: float = 1,
        wide: float = 1,
        apart: float = 0,
        mode: int = 0,
    ) -> None:
        """Set a line that begins at a place; ``turn`` in degrees clockwise, ``apart`` in points, ``mode`` the PDF's own."""
        a, b = math.cos(math.radians(turn)), -math.sin(math.radians(turn))
        foot = self.height - top - 0.88 * size
        self.shown.append(
            f"q /T{round(100 * alpha)} gs {grey} g BT /F {size} Tf {mode} Tr {apart} Tc"
            f" {a * wide:.4f} {b * wide:.4f} {-b:.4f} {a:.4f} {left:.2f} {foot:.2f} Tm <{_hex(text)}> Tj ET Q"
        )

    def upright(self, text: str, left: float, top: float, size: float = BODY) -> None:
        """Set a vertical line (竖排) from a place down, each character as the font's vertical writing places it."""
        x, y = left + size / 2, self.height - top
        self.shown.append(f"BT /V {size} Tf 1 0 0 1 {x} {y} Tm <{_hex(text)}> Tj ET")

    def column(self, text: str, box: Box, size: float = BODY) -> float:
        """Fill a box with paragraphs of a text, each indented by two; give where they end."""
        left, top, right, bottom = box
        most, level = int((right - left) / size), top
        for paragraph in text.split("\n"):
            rest = "\u3000\u3000" + paragraph
            while rest and level + size <= bottom:
                self.type(rest[:most].lstrip("\u3000"), left + (2 * size if rest[0] == "\u3000" else 0), level, size)
                rest, level = rest[most:], level + LEADING * size / BODY
        return level

    def story(self, headline: str, box: Box, columns: int = 1, size: float = 22, gap: float = 16) -> None:
        """Set a headline over a box's text in columns."""
        left, top, right, bottom = box
        if headline:
            self.type(headline, left, top, size)
            top += 1.5 * size
        wide = (right - left - gap * (columns - 1)) / columns
        for at in range(columns):
            begin = left + at * (wide + gap)
            self.column("\n".join([PROSE] * 40), (begin, top, begin + wide, bottom))

    def rule(self, box: Box, grey: float = 0) -> None:
        """Fill a rectangle: a rule or a ground."""
        left, top, right, bottom = box
        self.shown.append(f"q {grey} g {left} {self.height - bottom} {right - left} {bottom - top} re f Q")

    def frame(self, box: Box) -> None:
        """Draw the four sides of a rectangle."""
        left, top, right, bottom = box
        self.shown.append(f"q 0.6 w {left} {self.height - bottom} {right - left} {bottom - top} re S Q")

    def photo(self, box: Box) -> None:
        """Fill a rectangle with a picture of four greys."""
        left, top, right, bottom = box
        self.shown.append(
            f"q {right - left} 0 0 {bottom - top} {left} {self.height - bottom} cm"
            " BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 40 80 C0 90> EI Q"
        )

    def printed(self) -> bytes:
        """Give the page as a PDF."""
        shown = "\n".join(self.shown)
        tones = " ".join(f"/T{at} << /ca {at / 100} /CA {at / 100} >>" for at in range(0, 101, 5))
        facts = {"width": self.width, "height": self.height, "more": self.more, "tones": tones}
        objects = [
            one if at != 3 else one.format(length=len(shown), shown=shown) for at, one in enumerate(_filled(facts))
        ]
        body = "".join(f"{number} 0 obj {one} endobj\n" for number, one in enumerate(objects, 1))
        return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode("latin-1")


def _filled(facts: dict[str, object]) -> Sequence[str]:
    page = OBJECTS[2]
    for name, value in facts.items():
        page = page.replace(f"{{{name}}}", str(value))
    return (*OBJECTS[:2], page, *OBJECTS[3:])


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def reading_of(paper: Paper) -> Reading:
    """Read a page as an archive does."""
    return readers.read(capture_of(paper.printed(), TruePage(corpus="yunxiu", day="2024-03-15", number=1, blocks=())))


def headlines(paper: Paper) -> list[str]:
    """Give the headlines that are read on a page, in order."""
    return [" ".join(one.deck) for one in reading_of(paper).articles if one.deck]
