"""Bytes become text once, in the order the evidence supports."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encoding import UndecodableError, decode_bytes


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("云岫报".encode(), None, "云岫报"),
        ("\ufeff云岫报\r\n要闻".encode(), None, "云岫报\n要闻"),
        ("云岫报\r\n要闻".encode("utf-16"), None, "云岫报\n要闻"),
        ("\ufeff云岫报".encode("utf-16-be"), "gbk", "云岫报"),
        ("<meta charset=gb2312>堃喆镕".encode("gb18030"), None, "<meta charset=gb2312>堃喆镕"),
        ("<meta charset=gb2312>云岫".encode(), None, "<meta charset=gb2312>云岫"),
        ("堃喆镕".encode("gb18030"), "gb2312", "堃喆镕"),
        ("云岫报".encode("gb18030"), "utf-8", "云岫报"),
        ("雲岫報".encode("big5"), "big5", "雲岫報"),
        *(
            ("云岫".encode(), name, "云岫")
            for name in ("no-such-charset", "hex", "rot13", "zlib", "undefined", "utf-7")
        ),
    ],
)
def test_reads_what_chinese_papers_really_serve(body: bytes, declared: str | None, text: str) -> None:
    assert decode_bytes(body, declared) == text


SIMPLIFIED = (
    "二〇二四年三月，云岫县石渡镇的村民在田里育秧，县农技站派出了十二名技术员，到各村查看苗情，讲解春季管护的要点。"
)
TRADITIONAL = (
    "二〇二四年三月，雲岫縣石渡鎮的村民在田裡育秧，縣農技站派出了十二名技術員，到各村查看苗情，講解春季管護的要點。"
)


def bytes_that_are_big5_too(text: str) -> bytes:
    """Give what of the text, as GB 18030, decodes as Big5 as well: so does any short page."""
    kept = ""
    for one in text:
        try:
            (kept + one).encode("gb18030").decode("big5")
        except UnicodeDecodeError:
            continue
        kept += one
    return kept.encode("gb18030")


@pytest.mark.parametrize("declared", ["big5", "Big5-HKSCS", "cp950"])
def test_gb18030_declared_as_big5_is_read_as_what_it_is(declared: str) -> None:
    body = bytes_that_are_big5_too(SIMPLIFIED)
    text = body.decode("gb18030")
    assert len(text) > 40
    assert decode_bytes(body, declared) == text
    meta = f"<meta charset={declared}>"
    assert decode_bytes(meta.encode() + body) == meta + text


@pytest.mark.parametrize("declared", ["big5", "Big5-HKSCS", "cp950"])
@pytest.mark.parametrize("text", ["雲岫報", TRADITIONAL.replace("〇", "零")])
def test_big5_declared_as_big5_stays_it(text: str, declared: str) -> None:
    assert decode_bytes(text.encode("big5"), declared) == text


@pytest.mark.parametrize("declared", ["ISO-8859-1", "latin-1", "windows-1252", "windows-1251", "us-ascii", "koi8-r"])
@pytest.mark.parametrize("meta", ["", "<meta charset=iso-8859-1>", "<meta charset=windows-1252>"])
@pytest.mark.parametrize("served", ["utf-8", "gb18030"])
def test_a_declared_charset_without_chinese_is_not_believed_of_chinese(declared: str, meta: str, served: str) -> None:
    text = f"{meta}本报讯（记者 何苗）县委书记强调"
    assert decode_bytes(text.encode(served), declared) == text
    assert decode_bytes(text.encode(served)) == text


def test_a_declared_charset_without_chinese_is_believed_of_what_is_nothing_else() -> None:
    assert decode_bytes(b"caf\xe9", "iso-8859-1") == "café"


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xff\xff\xff", b"PK\x03\x04\0\0"])
def test_refuses_bytes_that_are_no_text(body: bytes) -> None:
    with pytest.raises(UndecodableError, match="neither UTF-8 nor GB18030"):
        decode_bytes(body)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=80))
def test_utf8_text_comes_back_whole_but_for_control_codes(text: str) -> None:
    if "charset" not in text:
        read = decode_bytes(text.encode())
        assert len(read) == len(text)
        odd = {(one, other) for one, other in zip(text, read, strict=True) if one != other}
        assert all(unicodedata.category(one) == "Cc" and other in "\n\ufffd" for one, other in odd)


def test_control_codes_are_told_as_characters_that_are_none() -> None:
    """They are no print: a terminal would obey them."""
    assert (
        decode_bytes("云\x1b[31m岫\x07\x7f\x9b\t报\v要\x1c闻".encode())
        == "云\ufffd[31m岫\ufffd\ufffd\ufffd\t报\n要\n闻"
    )
