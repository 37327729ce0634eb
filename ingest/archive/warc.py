"""The bytes as received, kept beside the archive in WARC 1.1 files that any WARC tool reads: one a paper and month.

A record is written, and on the disk, before the transaction that names it commits. What a run that died left half-written
at a file's end is cut off when the next one begins; whole records stay, whether the archive names them or not.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlite_utils import Database
from warcio.recordloader import ArcWarcRecord

from ingest.archive.errors import ArchiveFull, ArchiveUnreadable
from ingest.archive.records import DamagedRecordError, packed, unpacked
from ingest.items import Capture

OWN_FOLDER = "captures"  # of archive.db; another archive beside it has a folder of its own name
END = "SELECT warc_offset + warc_length FROM captures WHERE warc_file = ? ORDER BY warc_offset DESC LIMIT 1"
CHUNK = 1 << 16  # bytes
WHOLE = """
SELECT warc_file, warc_offset, warc_length, is_revisit FROM captures
WHERE sha256 = ? AND warc_file IS NOT NULL AND NOT is_revisit
"""
NAMED = """
SELECT id, warc_file, warc_offset, warc_length, is_revisit FROM captures WHERE sha256 = ? AND warc_file IS NOT NULL
"""
MOVED = "UPDATE captures SET warc_file = ?, warc_offset = ?, warc_length = ?, is_revisit = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a capture's record is: file below the folder, its first byte and length, and whether it only refers."""

    file: str
    offset: int
    length: int
    is_revisit: bool


class Shelf:
    """The folder of WARC files beside an archive, open for one writer."""

    def __init__(self, archive: Path) -> None:
        self.folder = folder_of(archive)
        self._files: dict[str, str] = {}
        self._written: set[Path] = set()

    def keep(self, db: Database, capture: Capture) -> Place:
        """Append a capture's record and give its place; the same bytes kept before are referred to.

        Where these can be read back no more they are kept anew, and whatever named what is lost is led there.

        Raises:
            ArchiveFull: the disk is full or failing.
        """
        same = self._whole(db, capture.sha256)
        path = self.folder
        try:
            name = self._file(db, f"{capture.context.publication}/{capture.fetched_at:%Y-%m}")
            path = self.folder / name
            self._written.add(path)
            offset = path.stat().st_size if path.exists() else 0
            records = packed(capture, same)
            try:
                _append(path, records)
            except OSError:
                with suppress(OSError):
                    os.truncate(path, offset)
                raise
        except OSError as error:
            raise _unwritten(path, error) from error
        place = Place(name, offset, len(records), same is not None)
        if same is None:
            self._lead(db, capture, place)
        return place

    def has(self, db: Database, capture: Capture) -> bool:
        """Say whether a capture's bytes are kept and can be read back."""
        return self._whole(db, capture.sha256) is not None

    def holds(self, place: Place) -> bool:
        """Say whether the file of a place is there, and long enough."""
        return _holds(self.folder / place.file, place.offset + place.length)

    def _whole(self, db: Database, sha256: str) -> ArcWarcRecord | None:
        """Give the record that holds these bytes, if one can be read back."""
        for place in _whole_places(db, sha256):
            if self.holds(place):
                with suppress(ArchiveUnreadable):
                    return _read_back(self.folder, place, sha256)[0]
        return None

    def _lead(self, db: Database, capture: Capture, place: Place) -> None:
        """Lead whatever named these bytes, or a record that is gone, to the place where they are kept now."""
        named = [(name, Place(*where)) for name, *where in db.conn.execute(NAMED, [capture.sha256])]
        lost = [name for name, old in named if not old.is_revisit or not self.holds(old)]
        here = (place.file, place.offset, place.length)
        db.conn.executemany(MOVED, [(*here, name != capture.id, name) for name in lost])

    def mend(self, db: Database) -> None:
        """Cut off what a run that died left half-written: to be called before a run writes.

        Raises:
            ArchiveFull: a file cannot be written.
        """
        for path in sorted(self.folder.rglob("*.warc.gz")):
            try:
                self._cut(path, self._end(db, str(path.relative_to(self.folder))))
            except OSError as error:
                raise _unwritten(path, error) from error

    def sync(self) -> None:
        """Bring to the disk what was written: to be called before the transaction that names it commits.

        Raises:
            ArchiveFull: the disk is full or failing.
        """
        for path in self._written:
            try:
                for place in (path, path.parent):  # a new file is in its folder only when that is written, too
                    _sync(place)
            except OSError as error:
                raise _unwritten(path, error) from error
        self._written.clear()

    def _file(self, db: Database, stem: str) -> str:
        """Give the file to go on with.

        A file that is shorter than the archive says was lost or left behind: it is not written over, but gone on from
        under the next number, and stayed with there: a copy of the lost one may yet be brought back.
        """
        if stem in self._files:
            return self._files[stem]
        for number in count(1):
            name = _numbered(stem, number)
            path, end = self.folder / name, self._end(db, name)
            if not _holds(path, end) or (self.folder / _numbered(stem, number + 1)).exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                self._cut(path, end)
            self._files[stem] = name
            return name
        raise AssertionError("unreachable")

    @staticmethod
    def _end(db: Database, name: str) -> int:
        """Give where the last record ends that the archive names."""
        row = db.conn.execute(END, [name]).fetchone()
        return int(row[0]) if row else 0

    @staticmethod
    def _cut(path: Path, end: int) -> None:
        """Cut off what follows the last whole record, each a gzip member, from ``end`` on."""
        size = path.stat().st_size
        whole = _whole_until(path, end) if size > end else size
        if whole < size:
            os.truncate(path, whole)


def _numbered(stem: str, number: int) -> str:
    return f"{stem}.warc.gz" if number == 1 else f"{stem}-{number}.warc.gz"


def folder_of(archive: Path) -> Path:
    """Give the folder of an archive's WARC files: beside the file itself, not beside a link to it."""
    archive = archive.resolve() if archive.is_symlink() else archive  # two names of one archive have one folder
    return archive.parent / (OWN_FOLDER if archive.stem == "archive" else f"{archive.stem}-{OWN_FOLDER}")


def lost_files(db: Database, archive: Path) -> list[str]:
    """Give a sentence for each WARC file that is gone or shorter than the archive says; one where their folder is."""
    folder = folder_of(archive)
    ends = db.conn.execute(
        "SELECT warc_file, max(warc_offset + warc_length) FROM captures WHERE warc_file IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    lost = [
        f"{folder / name} is {'shorter than the archive says' if (folder / name).exists() else 'gone'}: bring back a copy."
        for name, end in ends.fetchall()
        if not _holds(folder / name, end)
    ]
    if lost and not folder.is_dir():
        named = f"name it {folder.name} when the archive was renamed"
        return [f"{folder}, where the bytes of {archive.name} are kept, is gone: bring it back, or {named}."]
    return lost


def _holds(path: Path, end: int) -> bool:
    """Say whether a file has bytes up to ``end``; one that is not there has none."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return size >= end


def _whole_places(db: Database, sha256: str) -> Iterator[Place]:
    """Give where records hold these bytes, one after another: thousands of captures may share them."""
    return (Place(*where) for where in db.conn.execute(WHOLE, [sha256]))


def _append(path: Path, records: bytes) -> None:
    """Append in one go, as far as the system takes it, so that a run that is killed hardly ever leaves half."""
    left = memoryview(records)
    with path.open("ab", buffering=0) as file:
        while left:
            left = left[file.write(left) :]


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _whole_until(path: Path, start: int) -> int:
    """Give where the last whole gzip member ends, of those from the byte ``start`` on."""
    whole = at = start
    member, rest = zlib.decompressobj(wbits=31), b""
    with path.open("rb") as file:
        file.seek(start)
        while chunk := rest or file.read(CHUNK):
            try:
                member.decompress(chunk)
            except zlib.error:
                break
            rest = member.unused_data
            at += len(chunk) - len(rest)
            if member.eof:
                whole, member = at, zlib.decompressobj(wbits=31)
    return whole


def _unwritten(path: Path, error: OSError) -> ArchiveFull:
    return ArchiveFull(
        f"{path} could not be written, the disk is full or failing ({error.strerror}): make room and run again."
    )


def kept_bytes(db: Database, archive: Path, capture_id: str) -> tuple[bytes, dict[str, str]]:
    """Give the bytes of a capture and the headers they came with.

    Raises:
        ArchiveUnreadable: they were never kept, or their file is gone or damaged.
    """
    (sha256,) = db.conn.execute("SELECT sha256 FROM captures WHERE id = ?", [capture_id]).fetchone()
    lost = ArchiveUnreadable(f"The bytes of the capture {capture_id} were not kept.")
    for place in _whole_places(db, sha256):
        try:
            record, body = _read_back(folder_of(archive), place, sha256)
        except ArchiveUnreadable as error:
            lost = error
            continue
        told = record.http_headers.headers if record.http_headers else [("content-type", record.content_type)]
        return body, {name.lower(): value for name, value in told}
    raise lost


def _read_back(folder: Path, place: Place, sha256: str) -> tuple[ArcWarcRecord, bytes]:
    """Give a record and the bytes that it holds, if they are those.

    Raises:
        ArchiveUnreadable: the file is gone or damaged.
    """
    path = folder / place.file
    lost = ArchiveUnreadable(f"{path} is gone or damaged at byte {place.offset}: restore a copy.")
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            record, body = unpacked(file.read(place.length))
    except (OSError, DamagedRecordError) as error:
        raise lost from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise lost
    return record, body
