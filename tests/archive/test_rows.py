"""An article comes back from the archive as it went in."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ingest.archive.rows import CHUNK, load_articles
from ingest.items import Article, Byline, Fidelity, Image, Kind, Part, Role, Source
from tests.archive.pieces import CAPTURE, archive, article, check, reading, rows, save

# Characters beyond the basic plane take two units in UTF-16 and four bytes: places in the body count characters.
TEXT = st.text(alphabet="云岫春𠮷\ue001耕，。 ab3“”'\\%_\u3000\ufffd", max_size=12)
LINES = st.lists(TEXT, max_size=3).map("\n".join)
BLOCKS = st.lists(TEXT.filter(bool), max_size=3).map(tuple)
FRACTION = st.floats(0, 1, allow_nan=False)
REGIONS = st.lists(st.lists(st.tuples(FRACTION, FRACTION), min_size=3, max_size=5).map(tuple), max_size=2).map(tuple)
PAGE = st.integers(1, 12)


@st.composite
def sources(draw: st.DrawFn, key: str) -> Source:
    return Source(
        key=f"yunxiu/{key}",
        url=draw(TEXT),
        capture_id=CAPTURE.id,
        reader=draw(st.sampled_from(("founder", "text"))),
        reader_version=draw(st.integers(1, 9)),
        fidelity=draw(st.sampled_from(Fidelity)),
    )


@st.composite
def parts(draw: st.DrawFn, key: str, *, is_first: bool) -> Part:
    return Part(
        page=draw(PAGE),
        source=draw(sources(key)),
        body=draw(LINES),
        regions=draw(REGIONS),
        jump_text=draw(LINES),
        jump_to=draw(st.sampled_from(("", "2", "A2"))),
        jump_from=draw(st.sampled_from(("", "1"))),
        is_run_on=not is_first and draw(st.booleans()),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    bylines = st.builds(Byline, role=st.sampled_from(Role), name=TEXT, outlet=TEXT, raw=TEXT)
    images = st.builds(Image, url=TEXT, caption=LINES, credit=TEXT, page=PAGE)
    return Article(
        parts=tuple(draw(parts(f"part{n}", is_first=not n)) for n in range(draw(st.integers(1, 3)))),
        position=draw(st.integers(1, 40)),
        kind=draw(st.sampled_from(Kind)),
        column_label=draw(TEXT),
        deck=draw(BLOCKS),
        kicker=draw(LINES),
        headline=draw(LINES),
        subhead=draw(LINES),
        byline_text=draw(LINES),
        source=draw(TEXT),
        dateline_text=draw(TEXT),
        dateline_place=draw(TEXT),
        dateline_on=draw(st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))),
        bylines=tuple(draw(st.lists(bylines, max_size=3))),
        images=tuple(draw(st.lists(images, max_size=3))),
        other_sources=tuple(draw(sources(f"other{n}")) for n in range(draw(st.integers(0, 2)))),
    )


@settings(max_examples=80, deadline=None)
@given(articles(), articles())
def test_every_field_comes_back(said: Article, corrected: Article) -> None:
    with TemporaryDirectory() as folder, archive(Path(folder) / "archive.db") as db:
        save(db, reading(said))
        ((row,),) = rows(db, "SELECT id FROM articles")
        assert load_articles(db, [row]) == {row: said}
        slices = rows(
            db,
            "SELECT substr(a.body, t.body_start + 1, t.body_end - t.body_start) FROM parts t "
            "JOIN articles a ON a.id = t.article_id ORDER BY t.position",
        )
        assert slices == [(one.body,) for one in said.parts]
        save(db, reading(corrected))  # the same key: what it says now is what is held, on its pages
        held = load_articles(db, [row])[row]
        assert held.parts[0] == corrected.parts[0]
        assert (held.headline, held.deck, held.dateline_on) == (
            corrected.headline,
            corrected.deck,
            corrected.dateline_on,
        )
        check(db)


def test_more_articles_than_one_query_takes_come_back(db: Database) -> None:
    many = [article(f"content_{n}", f"第{n}条", f"第{n}条的正文。", position=n) for n in range(CHUNK + 7)]
    save(db, reading(*many))
    held = load_articles(db, (row for (row,) in rows(db, "SELECT id FROM articles")))
    assert sorted(held.values(), key=lambda one: one.position) == many


def test_an_unknown_id_is_not_among_what_is_loaded(db: Database) -> None:
    assert load_articles(db, ["nobody"]) == load_articles(db, []) == {}
