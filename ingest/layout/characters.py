"""Which character a PDF's font means by a code that no text is written in.

A font that draws 生, ⽣ and the like with one glyph often names it by the last of their codes: a radical (部首), a
compatibility ideograph (兼容汉字), or, in vertical lines, a mark's vertical form.
"""

from __future__ import annotations

import unicodedata

SUPPLEMENT = (  # Unicode's own table of equivalents (CJK Radicals Supplement), those that are characters by themselves
    "⺁厂⺎兀⺓幺⺕彐⺙攵⺝月⺟母⺠民⺩王⺪疋⺫目⺬示⺭礻⺮竹⺶羊⺷羊⺹耂⺺肀⺼肉⺽臼⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻐钅⻑長"
    "⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
VERTICAL = (
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］"
)
RADICALS, COMPATIBLE = range(0x2F00, 0x2FD6), range(0xF900, 0xFADA)

MEANT = (
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*RADICALS, *COMPATIBLE)}
    | dict(zip(SUPPLEMENT[::2], SUPPLEMENT[1::2], strict=True))
    | dict(zip(VERTICAL[::2], VERTICAL[1::2], strict=True))
)
"""The character meant by each such code."""
