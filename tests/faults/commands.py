"""Run ``xianbao`` hundreds of times without its start: a server that has it imported forks a process for each command.

Each command still has a process, a reactor, an exit code and an error output of its own, as under cron.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

PRELOADED = ["tests.faults.preloaded", __name__]
BOUND = 60  # seconds in which a command over loopback ends by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended: its exit code (None: it did not end and was killed), what it said, and what it cost."""

    code: int | None
    said: str
    seconds: float
    memory: int = 0  # most bytes resident
    files: int = 0  # more open at its end than at its beginning
    work: float = 0.0  # seconds of a processor


@dataclass(slots=True)
class Running:
    """A command under way."""

    process: Any
    answer: Connection
    said: Path
    began: float = field(default_factory=time.monotonic)

    def wait(self, seconds: float = BOUND) -> Done:
        """Wait until it has ended, and kill it when it does not."""
        self.process.join(max(0.0, self.began + seconds - time.monotonic()))
        took = time.monotonic() - self.began
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        memory, files, work = self.answer.recv() if self.answer.poll() else (0, 0, 0.0)
        self.answer.close()
        return Done(code=code, said=self.said.read_text("utf-8"), seconds=took, memory=memory, files=files, work=work)


def start(
    arguments: list[object], said: Path, *, facts: Mapping[str, object] | None = None, now: datetime | None = None
) -> Running:
    """Start the command; ``said`` is where its output goes, ``now`` the time it believes it is.

    ``facts`` are set before it begins, by their dotted names, such as ``ingest.settings.DOWNLOAD_TIMEOUT``.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(list(map(str, arguments)), str(said), dict(facts or {}), now, there))
    process.start()
    there.close()
    return Running(process, here, said)


def run(arguments: list[object], said: Path, **more: Any) -> Done:
    """Run the command to its end."""
    return start(arguments, said, **more).wait()


def _run(arguments: list[str], said: str, facts: Mapping[str, object], now: datetime | None, there: Connection) -> None:
    from ingest import cli  # noqa: PLC0415  # preloaded

    for name, value in facts.items():
        module, _, attribute = name.rpartition(".")
        setattr(import_module(module), attribute, value)
    sys.argv = ["xianbao", *arguments]
    code: object = 0
    with Path(said).open("w", encoding="utf-8") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
        sys.stdout = sys.stderr = out
        before = _open_files()
        with _clock(now):
            try:
                cli.main()
            except SystemExit as ended:
                code = ended.code
            except BaseException:  # as the interpreter would
                traceback.print_exc()
                code = 1
        used = resource.getrusage(resource.RUSAGE_SELF)
        there.send((used.ru_maxrss * 1024, _open_files() - before, used.ru_utime + used.ru_stime))
    sys.exit(code)  # type: ignore[arg-type]


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@contextmanager
def _clock(now: datetime | None) -> Iterator[None]:
    import time_machine  # noqa: PLC0415  # preloaded

    with time_machine.travel(now, tick=True) if now else nullcontext():
        yield
