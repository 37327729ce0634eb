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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

PRELOADED = ["tests.preloaded", __name__]
HERE = dict(os.environ)
"""The environment that what is imported may have read."""
BOUND = 60  # seconds in which a command over loopback ends by itself


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be run, where, and as what time; see :func:`start`."""

    arguments: tuple[str, ...]
    said: Path
    printed: Path
    cwd: Path
    facts: Mapping[str, object]
    before: Callable[[], None] | None
    now: datetime | None


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

    def is_alive(self) -> bool:
        """Say whether it has not ended yet."""
        return bool(self.process.is_alive())

    def wait(self, seconds: float = BOUND) -> Done:
        """Wait until it has ended, and kill it when it does not."""
        self.process.join(max(0.0, self.began + seconds - time.monotonic()))
        took = time.monotonic() - self.began
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        memory, files, work = (
            self.answer.recv() if code is not None and code >= 0 and self.answer.poll() else (0, 0, 0.0)
        )
        self.answer.close()
        return Done(code=code, said=self.said.read_text("utf-8"), seconds=took, memory=memory, files=files, work=work)


def start(
    arguments: Sequence[object],
    said: Path,
    *,
    printed: Path | None = None,
    cwd: Path | None = None,
    facts: Mapping[str, object] | None = None,
    before: Callable[[], None] | None = None,
    now: datetime | None = None,
) -> Running:
    """Start the command, in ``cwd`` or here; ``now`` is the time it believes it is.

    ``said`` is where what it says goes: its errors, and its output unless that has a file of its own (``printed``).
    ``facts`` are set before it begins, by their dotted names, such as ``ingest.settings.DOWNLOAD_TIMEOUT``; so is whatever
    ``before`` does in its process.

    Raises:
        ValueError: the environment is not that of the server, which has read it.
    """
    changed = {name for name, _ in HERE.items() ^ os.environ.items() if name.startswith("XIANBAO")}
    if changed:
        raise ValueError(f"The server has read another environment: {', '.join(sorted(changed))}.")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    here, there = context.Pipe(duplex=False)
    command = Command(
        tuple(map(str, arguments)), said, printed or said, cwd or Path.cwd(), dict(facts or {}), before, now
    )
    process = context.Process(target=_run, args=(command, there))
    process.start()
    there.close()
    return Running(process, here, said)


def run(arguments: Sequence[object], said: Path, *, bound: float = BOUND, **more: Any) -> Done:
    """Run the command to its end, or kill it after ``bound`` seconds."""
    return start(arguments, said, **more).wait(bound)


def _run(command: Command, there: Connection) -> None:
    from ingest import cli  # noqa: PLC0415  # preloaded

    for name, value in command.facts.items():
        module, _, attribute = name.rpartition(".")
        setattr(import_module(module), attribute, value)
    if command.before:
        command.before()
    os.chdir(command.cwd)
    sys.argv = ["xianbao", *command.arguments]
    code: object = 0
    with command.printed.open("w", encoding="utf-8") as printed, command.said.open("a", encoding="utf-8") as said:
        sys.stderr = said
        sys.stdout = said if command.printed == command.said else printed
        os.dup2(sys.stdout.fileno(), 1)
        os.dup2(sys.stderr.fileno(), 2)
        open_before = _open_files()
        with _clock(command.now):
            try:
                cli.main()
            except SystemExit as ended:
                code = ended.code
            except BaseException:  # as the interpreter would
                traceback.print_exc()
                code = 1
        used = resource.getrusage(resource.RUSAGE_SELF)
        there.send((used.ru_maxrss * 1024, _open_files() - open_before, used.ru_utime + used.ru_stime))
    sys.exit(code)  # type: ignore[arg-type]


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@contextmanager
def _clock(now: datetime | None) -> Iterator[None]:
    import time_machine  # noqa: PLC0415  # preloaded

    with time_machine.travel(now, tick=True) if now else nullcontext():
        yield
