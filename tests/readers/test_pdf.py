"""Page PDFs with a text layer: the sample printed by a browser, and files that are none or broken."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from benchmarks.layout import capture_of, score_pages, true_page
from ingest import readers
from ingest.items import Capture, Kind, Severity
from ingest.layout.lines import PlacedLine
from ingest.readers import pdf
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.printing import caption
from tests.layout.paper import PROSE, Paper, reading_of

PRINTED = [(issue, page) for issue in load_issues()[:3] for page in issue.pages]


@pytest.fixture(scope="module")
def flow() -> list[bytes]:
    return print_pages(PRINTED, Design.FLOW)


def test_pages_in_columns_are_split_as_they_were_printed(flow: list[bytes]) -> None:
    score, _ = score_pages([true_page(*one) for one in PRINTED], flow)
    assert score.boundary_f1 >= 0.96, score.missed
    assert score.exact >= 0.93, score.missed


@pytest.mark.parametrize("design", [Design.MODULAR, Design.MOSAIC, Design.RULED])
def test_stories_set_as_rectangles_are_split_as_they_were_printed_and_their_captions_are_no_text(
    design: Design,
) -> None:
    files = print_pages(PRINTED, design)
    score, _ = score_pages([true_page(*one) for one in PRINTED], files)
    assert score.boundary_f1 >= 0.96, score.missed
    assert score.exact >= 0.93, score.missed
    readings = [readers.read(capture_of(body, true_page(*one))) for body, one in zip(files, PRINTED, strict=True)]
    found = [article for reading in readings for article in reading.articles]
    captions = {caption(picture) for _, page in PRINTED for one in page.articles for picture in one.images}
    assert {_squeezed(image.caption) for one in found for image in one.images} == set(map(_squeezed, captions))
    assert not [one.headline for one in found for text in captions if _squeezed(text) in _squeezed(one.body)]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.browser
def test_a_story_has_its_deck_sorted_its_paragraphs_healed_and_its_regions(flow: list[bytes]) -> None:
    issue, page = PRINTED[0]
    reading = readers.read(capture_of(flow[0], true_page(issue, page)))
    assert (reading.reader, reading.issue and reading.issue.issued_on) == ("pdf", issue.issued_on)
    story = next(one for one in reading.articles if one.headline.startswith("百名干部"))
    assert story.kicker == "面对面听诉求 实打实解难题"
    assert story.headline == "百名干部结对百家企业 我县春季助企行动启动"
    assert story.body.count("\n") == 3, "the paragraph that a column's end cuts is one"
    regions = story.parts[0].regions
    assert len({region[0][0] > 0.25 for region in regions}) == 2, "it stands in two columns"
    assert all(0 <= side <= 1 for region in regions for point in region for side in point)
    assert {Kind.MASTHEAD, Kind.COLOPHON, Kind.POINTER} <= {one.kind for one in reading.articles}


def test_an_issues_pages_in_one_file_are_read_each_as_its_page(flow: list[bytes]) -> None:
    whole = pypdfium2.PdfDocument.new()
    for body in flow[:2]:
        whole.import_pages(pypdfium2.PdfDocument(body))
    capture = capture_of(_saved(whole), true_page(*PRINTED[0]))
    every = readers.read(replace(capture, context=replace(capture.context, page=None)))
    assert [page.sequence for page in every.pages] == [1, 2]
    assert {article.page for article in every.articles} == {1, 2}
    second = readers.read(replace(capture, context=replace(capture.context, page=2)))
    assert {article.page for article in second.articles} == {2}
    assert [article.parts for article in second.articles] == [one.parts for one in every.articles if one.page == 2]
    assert [problem.kind for problem in second.problems if problem.kind == "many_pages"] == ["many_pages"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_would_be_shown_lying_is_read_and_drawn_upright(flow: list[bytes], rotation: int) -> None:
    upright = capture_of(flow[0], true_page(*PRINTED[0]))
    document = pypdfium2.PdfDocument(flow[0])
    document[0].set_rotation(rotation)
    lying = replace(upright, body=_saved(document))
    assert pdf.blocks_of(lying) == pdf.blocks_of(upright)
    assert pdf.rendered(lying.body, 0).tobytes() == pdf.rendered(upright.body, 0).tobytes()


@pytest.mark.parametrize("cut", [600, 20_000])
def test_a_damaged_pdf_is_a_problem(flow: list[bytes], cut: int) -> None:
    reading = readers.read(capture_of(flow[0][:cut], true_page(*PRINTED[0])))
    assert [(one.kind, one.severity) for one in reading.problems] == [("damaged_pdf", Severity.ERROR)]
    assert reading.articles == ()


LOCKED = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 780 1105] >> endobj
4 0 obj << /Filter /Standard /V 1 /R 2 /P -4 /O <OWNER> /U <USER> >> endobj
trailer << /Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<00> <00>] >>
""".replace(b"OWNER", b"41" * 32).replace(b"USER", b"42" * 32)


def test_a_pdf_that_asks_for_a_password_is_a_problem_that_says_so() -> None:
    reading = readers.read(capture_of(LOCKED, true_page(*PRINTED[0])))
    assert [(one.kind, one.severity) for one in reading.problems] == [("encrypted_pdf", Severity.ERROR)]
    assert "password" in reading.problems[0].message
    assert reading.articles == ()


def test_a_blank_page_is_a_problem() -> None:
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(780, 1105)
    reading = readers.read(capture_of(_saved(blank), true_page(*PRINTED[0])))
    assert [one.kind for one in reading.problems] == ["no_text_layer", "blank_scan"]
    assert reading.issue is not None
    assert reading.articles == ()


def test_a_pdf_of_two_thousand_pages_is_no_issue() -> None:
    book = pypdfium2.PdfDocument.new()
    for _ in range(2000):
        book.new_page(100, 100)
    capture = capture_of(_saved(book), true_page(*PRINTED[0]))
    reading = readers.read(replace(capture, context=replace(capture.context, page=None)))
    assert "2,000 pages" in reading.problems[0].message
    assert len(reading.problems) <= 2 * pdf.MOST_PAGES + 1


@pytest.mark.parametrize("text", ["\ue000" * 100, "\ufffd云" * 60, "(cid:12)" * 30, "朕鬯黻黼" * 90, "短"])
def test_a_text_layer_that_cannot_be_the_pages_text_is_doubted(text: str) -> None:
    assert pdf.doubt_of(text)


@pytest.mark.parametrize(("mode", "ground", "fidelity"), [(3, True, "scan"), (3, False, "flat"), (0, True, "flat")])
def test_an_unseen_text_layer_of_a_scan_is_a_machines_reading(mode: int, ground: bool, fidelity: str) -> None:
    paper = Paper()
    if ground:
        paper.photo((0, 0, paper.width, paper.height))
    paper.type("春耕生产全面展开", 40, 60, 22, mode=mode)
    for at in range(20):
        paper.type(PROSE[:60], 40, 100 + 15 * at, mode=mode)
    reading = reading_of(paper)
    assert {part.source.fidelity for one in reading.articles for part in one.parts} == {fidelity}
    assert [one.kind for one in reading.problems] == ["unseen_text_layer"] * (fidelity == "scan")


def test_a_page_whose_characters_stand_all_over_it_is_not_read_by_its_text_layer() -> None:
    words = [PlacedLine("县里今天召开会议", 50, 20 * at, 130, 20 * at + 10, 10) for at in range(60)]
    alone = [PlacedLine("县", 200 + at, 20 * at, 210 + at, 20 * at + 10, 10) for at in range(40)]
    assert pdf.is_scattered([*words, *alone])
    assert not pdf.is_scattered([*words, *alone[:5]])


def test_news_and_notices_are_not_doubted() -> None:
    assert not pdf.doubt_of("县里今天召开会议，部署春耕生产。各乡镇要抓紧落实，不误农时。" * 20)


def test_only_a_pdf_is_taken_for_one() -> None:
    page = Capture(
        url="http://127.0.0.1/a",
        requested_url="http://127.0.0.1/a",
        fetched_at=capture_of(b"x", true_page(*PRINTED[0])).fetched_at,
        status=200,
        body="一页文字，提到 %PDF".encode(),
        context=replace(capture_of(b"x", true_page(*PRINTED[0])).context, issued_on=date(2024, 3, 15)),
    )
    assert pdf.recognise(page) == ()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
