"""Run the real command ``xianbao`` as cron would: its own process, no terminal."""

import os
import subprocess
import sys
from pathlib import Path

XIANBAO = Path(sys.executable).parent / "xianbao"


def xianbao(*arguments: object, cwd: Path | None = None, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run the command; ``code`` is the exit code it must end with (None: any)."""
    done = subprocess.run(
        [XIANBAO, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    assert code is None or done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def on_a_terminal(*arguments: object, cwd: Path | None = None) -> str:
    """Run the command as a person would, at a terminal 200 columns wide, and give all that it showed there."""
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
        assert running.wait(120) == 0, said.decode()
    os.close(ours)
    return said.decode()
