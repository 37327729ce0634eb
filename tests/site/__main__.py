"""``python -m tests.site [--port N] [-- COMMAND…]``: serve the sample paper, while COMMAND runs or until interrupted."""

import argparse
import contextlib
import subprocess
import sys
import threading

from tests.site import founder
from tests.site.server import serve


def main() -> int:
    """Serve, and give the command's exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--port", type=int, default=8791)
    ours, _, command = (sys.argv[1:], None, []) if "--" not in sys.argv else _split(sys.argv[1:])
    port = parser.parse_args(ours).port
    try:
        with serve(founder.render(), port) as site:
            if command:
                return subprocess.run(command, check=False).returncode
            print(f"云岫报 is served at {site.url} (Ctrl-C ends it)", flush=True)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
            return 0
    except OSError as error:
        print(f"Port {port} of this machine is taken ({error.strerror}): try again when it is free.", file=sys.stderr)
        return 75


def _split(arguments: list[str]) -> tuple[list[str], str, list[str]]:
    at = arguments.index("--")
    return arguments[:at], "--", arguments[at + 1 :]


sys.exit(main())
