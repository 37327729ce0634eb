"""Run the real command ``xianbao`` as cron would: its own process, no terminal."""

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
