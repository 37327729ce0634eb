"""Run the command ``xianbao`` as cron would: its own process, no terminal."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests import forked

XIANBAO = Path(sys.executable).parent / "xianbao"
BOUND = 120  # seconds


def xianbao(*arguments: object, code: int | None = 0, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the command in a process forked from one that has it imported; ``code`` is the exit code it must end with (None: any).

    ``how`` is what :func:`tests.forked.start` takes. With a changed environment, use :func:`installed`.
    """
    with TemporaryDirectory() as folder:
        printed, said = Path(folder) / "printed", Path(folder) / "said"
        done = forked.run(arguments, said, printed=printed, bound=BOUND, **how)
        assert done.code is not None, f"it did not end\n{done.said}"
        ran = subprocess.CompletedProcess(
            ["xianbao", *map(str, arguments)], done.code, printed.read_text("utf-8"), done.said
        )
    return _checked(ran, code)


def installed(*arguments: object, cwd: Path | None = None, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run the command that is installed, from its start, as :func:`xianbao` does."""
    command = [XIANBAO, *map(str, arguments)]
    return _checked(subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=BOUND, check=False), code)


def _checked(done: subprocess.CompletedProcess[str], code: int | None) -> subprocess.CompletedProcess[str]:
    assert code is None or done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def on_a_terminal(*arguments: object, cwd: Path | None = None, code: int = 0) -> str:
    """Run the command as a person would, at a terminal 200 columns wide, and give all that it showed there.

    ``code`` is the exit code it must end with.
    """
    ours, theirs = os.openpty()
    env = os.environ | {"TERM": "dumb", "COLUMNS": "200"}
    with subprocess.Popen(
        [XIANBAO, *map(str, arguments)], cwd=cwd, env=env, stdin=theirs, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        said = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux's word for the end of a terminal
                break
            if not more:
                break
            said += more
        assert running.wait(120) == code, said.decode()
    os.close(ours)
    return said.decode()
