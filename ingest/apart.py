"""Work on PDFs and pictures in processes of their own, confined, each page bounded in time and memory; several at a time.

OCR takes seconds and a gigabyte a page, and a hostile PDF or image more: a crawl's event loop must never wait for it,
and a page that makes a library fail must cost only itself. Threads wait, worker processes read:

    with Workers(2) as workers:
        reading = workers.read(capture)
"""

from __future__ import annotations

import multiprocessing
import pickle
import queue
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self, TypeVar

from ingest import readers
from ingest.confinement import UnbelievableError, believed, confine
from ingest.items import Capture, Problem, Reading, Severity
from ingest.readers import pdf, scan
from ingest.readers.bare import BareReader, reading_of_nothing

PAGE_SECONDS = 180.0  # our guess: twenty times what OCR needs for a page on two idle cores
ISSUE_PAGES = 24  # times that for a file that holds a whole issue
MEMORY = 8 * 2**30  # bytes of address space a worker; the OCR engine maps much that it never uses
MOST_ANSWERED = 64 * 2**20  # bytes of an answer
HEAVY = (pdf, scan)

Answer = TypeVar("Answer")


def is_heavy(capture: Capture) -> bool:
    """Say whether the capture is read apart."""
    return any(reader.recognise(capture) for reader in HEAVY)


@cache
def own() -> Workers:
    """Give this process its one worker, which ends with it: all its crawls share it, since OCR takes a gigabyte."""
    return Workers()


def read(capture: Capture) -> Reading:
    """Read any capture: a PDF or a picture in this process's one worker, all else here.

    Raises:
        UnrecognisedError: no reader takes it.
        UndecodableError: its bytes are no text.
    """
    return own().read(capture) if is_heavy(capture) else readers.read(capture)


class Workers:
    """Processes that work on captures, started when first needed. Several threads may share them; each waits for a free one.

    ``seconds`` and ``memory`` (bytes of address space) bound each page.
    """

    def __init__(self, count: int = 1, *, seconds: float = PAGE_SECONDS, memory: int = MEMORY) -> None:
        self.count = count
        self.seconds = seconds
        self.memory = memory
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(count):
            self._free.put(None)  # a worker that is yet to be started

    def read(self, capture: Capture) -> Reading:
        """Read a capture in a free worker.

        One that takes too long, too much memory, or makes a library fail gives a reading of nothing with a problem
        (``reading_timeout``, ``reading_memory``, ``reading_failed``), and its worker is replaced.
        """
        answer = self.do(readers.read, capture, Reading)
        return _unread(capture, answer) if isinstance(answer, Problem) else answer

    def do(self, work: Callable[[Capture], Answer | Problem], capture: Capture, kind: type[Answer]) -> Answer | Problem:
        """Do some work on a capture in a free worker, as :meth:`read` does; its answer is of this ``kind``.

        ``work`` must be a function that pickles.
        """
        worker = self._free.get()
        try:
            worker = worker or _start(self.memory)
            return worker.ask(work, capture, kind, self.seconds * (1 if capture.context.page else ISSUE_PAGES))
        finally:
            self._free.put(worker if worker and worker.process.is_alive() else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Stop all workers, when each is free."""
        for _ in range(self.count):
            if worker := self._free.get():
                worker.end()
        for _ in range(self.count):
            self._free.put(None)


@dataclass(frozen=True, slots=True)
class Worker:
    """A process and our end of its pipe."""

    process: BaseProcess
    pipe: Connection

    def ask(
        self, work: Callable[[Capture], Answer | Problem], capture: Capture, kind: type[Answer], seconds: float
    ) -> Answer | Problem:
        """Have work done on a capture. A worker that takes too long or dies is ended."""
        try:
            self.pipe.send((work, capture))
            if self.pipe.poll(seconds):
                return believed(self.pipe.recv_bytes(MOST_ANSWERED), kind)
        except UnbelievableError as error:
            self.end()
            return _failed("reading_failed", str(error))
        except (EOFError, OSError):
            self.end()
            return _failed(
                "reading_failed", f"The reading process ended by itself (exit code {self.process.exitcode})."
            )
        self.end()
        return _failed("reading_timeout", f"It could not be read within {seconds:g} seconds.")

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _start(memory: int) -> Worker:
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, memory), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


def _work(pipe: Connection, memory: int) -> None:
    """Do the work that comes until the pipe is closed: what a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends its workers
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    confine()
    while True:
        try:
            work, capture = pipe.recv()
        except EOFError:
            return
        pipe.send_bytes(pickle.dumps(_answer(work, capture)))


def _answer(work: Callable[[Capture], Answer | Problem], capture: Capture) -> Answer | Problem:
    try:
        return work(capture)
    except MemoryError:
        return _failed("reading_memory", "It needs more memory than one page may take.")
    except Exception as error:  # four libraries over bytes from anywhere: what they raise is this page's, not the run's
        kind = "reading_memory" if "alloc" in str(error) else "reading_failed"
        return _failed(kind, f"It could not be read: {type(error).__name__}: {str(error)[:200]}")


def _failed(kind: str, message: str) -> Problem:
    return Problem(kind=kind, message=message, severity=Severity.ERROR)


def _unread(capture: Capture, problem: Problem) -> Reading:
    reader = next(reader for reader in HEAVY if reader.recognise(capture))
    who = BareReader(reader.NAME, reader.VERSION, reader.FIDELITY, reader.NAME)
    return reading_of_nothing(capture, who, problem)
