"""Import files: a bare page's text, PDF or picture, or a saved HTML page, as captures that go the same way as a crawl's.

The date and the page come from the path, ``<date>/<NN>.txt``, unless they are given.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from ingest import file_names, readers
from ingest.apart import Workers, is_heavy
from ingest.encoding import UndecodableError, decode, legible
from ingest.gathering import Gathered
from ingest.items import Capture, Context, Issue, Publication, Reading

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".htm": "text/html",
    ".html": "text/html",
    ".shtml": "text/html",
}
WHOLE_ISSUE = ".pdf"  # the one kind of file that may hold all pages of an issue
LARGEST_PAGE = 200  # the thickest holiday edition known had 200 pages
LARGEST_FILE = 16 * 2**20  # bytes; a page's text is some 10 kB, a saved page under 1 MB
LARGEST_PICTURE = 256 * 2**20  # bytes; our guess, for PDFs too: an issue's holds several pages
EARLIEST = date(1900, 1, 1)  # no county had a paper before
MOST_WORKERS = 4  # processes that read PDFs and pictures: OCR takes a gigabyte each

BESIDE = re.compile(
    r"\A\.|_files\Z|\.files\Z|\A__MACOSX\Z"
)  # what a saved page's pictures and a Mac's own notes are named


class ImportUsageError(ValueError):
    """The files cannot be placed: a date or a page is missing or impossible. One sentence, with what to do."""


class UnreadableFileError(ValueError):
    """A file holds nothing that can be read as a newspaper page. One sentence naming the file.

    ``page_id`` is that of the page it should hold, the first of a whole issue; empty until it is known.
    """

    page_id = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A file, and the issue date and page it holds."""

    path: Path
    issued_on: date
    page: int | None  # None: the file holds the whole issue
    url: str = ""


def find_pages(
    paths: Iterable[Path],
    *,
    issued_on: date | None = None,
    page: int | None = None,
    url: str = "",
    latest: date = date.max,
) -> list[PageFile]:
    """Find the page files that ``paths`` (files or trees) name, by date and page.

    Raises:
        ImportUsageError: there is no such file, a date or page can neither be read from the path nor was given, or the date
            is no newspaper's or after the ``latest``.
    """
    if page is not None and not 1 <= page <= LARGEST_PAGE:
        raise ImportUsageError(f"Page {page} is impossible: give --page a number from 1 to {LARGEST_PAGE}.")
    if url and not url.startswith(("http://", "https://")):
        raise ImportUsageError(f"--url {url} is no web address: it begins with http:// or https://.")
    files = [(path, file) for path in paths for file in _files(path)]
    if len(files) > 1 and (page is not None or url):
        raise ImportUsageError(f"--page and --url name one page, but {len(files)} files were found.")
    found: list[PageFile] = []
    refused: list[ImportUsageError] = []
    for path, file in files:
        try:
            on = _possible(issued_on or _date(file, path), file, latest)
            found.append(PageFile(path=file, issued_on=on, page=page or _page(file), url=url))
        except ImportUsageError as error:
            refused.append(error)
    if refused:
        more = f" {len(refused) - 1} more of the {len(files)} files cannot be placed." if refused[1:] else ""
        raise ImportUsageError(f"{refused[0]}{more}")
    return sorted(found, key=lambda one: (one.issued_on, one.page or 0, one.path))


def passed_over(paths: Iterable[Path]) -> Counter[str]:
    """Count the files of trees that are of no kind that is read, by their endings."""
    others = (file for path in paths for file in _own_files(path) if file.suffix.lower() not in MEDIA_TYPES)
    return Counter(file.suffix.lower() or file.name for file in others)


def gather(publication: Publication, files: Iterable[PageFile]) -> Iterator[Gathered | UnreadableFileError]:
    """Read the files issue by issue; a file that cannot be read gives its error, and the others go on.

    PDFs and pictures of one issue are read side by side.
    """
    count = min(MOST_WORKERS, os.cpu_count() or 1)
    with Workers(count) as workers, ThreadPoolExecutor(count) as threads:
        yield from _gather(publication, files, workers, threads)


def _gather(
    publication: Publication, files: Iterable[PageFile], workers: Workers, threads: ThreadPoolExecutor
) -> Iterator[Gathered | UnreadableFileError]:
    for issued_on, group in groupby(files, key=lambda one: one.issued_on):
        captures: list[Capture] = []
        readings: list[Reading] = []
        for read in threads.map(partial(_read, publication, workers), group):
            if isinstance(read, UnreadableFileError):
                yield read
                continue
            capture, reading = read
            captures.append(capture)
            readings.append(reading)
        if readings:
            yield Gathered(
                publication=publication,
                issued_on=issued_on,
                captures=tuple(captures),
                readings=tuple(readings),
            )


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = [file for file in _own_files(path) if file.suffix.lower() in MEDIA_TYPES]
        if not files:
            raise ImportUsageError(f"{path} holds no page files ({', '.join(MEDIA_TYPES)}).")
        return files
    if not path.is_file():
        raise ImportUsageError(f"{path} does not exist.")
    if path.suffix.lower() not in MEDIA_TYPES:
        raise ImportUsageError(f"{path} is not of a kind that can be imported ({', '.join(MEDIA_TYPES)}).")
    return [path]


def _own_files(tree: Path) -> list[Path]:
    return sorted(file for file in tree.rglob("*") if file.is_file() and not _is_beside(file.relative_to(tree)))


def _is_beside(file: Path) -> bool:
    """Say whether a file of a tree is no page but what a browser or a file system keeps beside one."""
    return any(BESIDE.search(part) for part in file.parts)


def _date(file: Path, named: Path) -> date:
    try:
        found = file_names.date_of(file, named)
    except ValueError as error:
        raise ImportUsageError(f"{file}: {error}.") from error
    if found is None:
        raise ImportUsageError(f"{file}: no issue date; name its folder like 2022-03-22, or give --date.")
    return found


def _possible(day: date, file: Path, latest: date) -> date:
    if not EARLIEST <= day <= latest:
        raise ImportUsageError(f"{file}: no issue can be of {day}: correct its folder's name or --date.")
    return day


def _page(file: Path) -> int | None:
    is_pdf = file.suffix.lower() == WHOLE_ISSUE
    if is_pdf and file_names.is_issue(file):
        return None
    number = file_names.page_of(file)
    if number is None:
        issue = f" (2022-03-22{file.suffix} when it holds the whole issue)" if is_pdf else ""
        raise ImportUsageError(f"{file}: no page number; name the file like 01{file.suffix}{issue}, or give --page.")
    if not 1 <= number <= LARGEST_PAGE:
        raise ImportUsageError(f"{file}: page {number} is impossible; pages go from 1 to {LARGEST_PAGE}.")
    return number


def place_of(file: PageFile) -> str:
    """Give the part of a capture's address that says which page it holds.

    A bare page is the same whatever its file is called; the name of a saved HTML page is all that may name its article.
    """
    page = f"p{file.page:02}" if file.page else "issue"
    return f"{page}/{legible(file.path.name)}" if _media(file) == "text/html" else f"{page}{file.path.suffix.lower()}"


def _read(publication: Publication, workers: Workers, file: PageFile) -> tuple[Capture, Reading] | UnreadableFileError:
    try:
        return _read_file(publication, workers, file)
    except UnreadableFileError as error:
        issue = Issue(publication=publication.id, issued_on=file.issued_on)
        error.page_id = issue.page_id(file.page or 1)
        return error


def _read_file(publication: Publication, workers: Workers, file: PageFile) -> tuple[Capture, Reading]:
    name = legible(str(file.path))
    # It is the page's place in the paper, not in this machine's folders: the same page is the same capture.
    place = f"import:{publication.id}/{file.issued_on}/{place_of(file)}"
    capture = Capture(
        url=file.url or place,
        requested_url=file.url or place,
        fetched_at=datetime.now(UTC),
        status=200,
        body=_bytes(file, name),
        context=Context(publication=publication.id, issued_on=file.issued_on, page=file.page),
        headers={"content-type": _media(file)},
    )
    if not capture.body.strip():
        raise UnreadableFileError(f"{name} is empty.")
    try:
        if _media(file).startswith("text/"):
            decode(capture)
        reading = workers.read(capture) if is_heavy(capture) else readers.read(capture)
    except (UndecodableError, readers.UnrecognisedError) as error:
        raise UnreadableFileError(f"{name} was not imported: {error}") from error
    if not reading.articles and not reading.pages:
        said = "; ".join(problem.message for problem in reading.problems) or "no newspaper page was found in it."
        raise UnreadableFileError(f"{name} was not imported: {said}")
    return capture, reading


def _bytes(file: PageFile, name: str) -> bytes:
    try:
        size = file.path.stat().st_size
        if size > (LARGEST_FILE if _media(file).startswith("text/") else LARGEST_PICTURE):
            raise UnreadableFileError(f"{name} has {size:,} bytes: too large to be one newspaper page.")
        return file.path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{name} cannot be opened ({error.strerror}): check its permissions.") from error


def _media(file: PageFile) -> str:
    return MEDIA_TYPES[file.path.suffix.lower()]
