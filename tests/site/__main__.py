"""``python -m tests.site [--port N] [-- COMMAND…]``: serve the sample paper, while COMMAND runs or until interrupted."""

import argparse
import contextlib
import subprocess
import sys
import threading

from tests.site import founder
from tests.site.server import serve

TRY_LATER = 75  # sysexits' EX_TEMPFAIL
NOT_FOUND = 127  # what a shell answers for a command that is none


def main(arguments: list[str]) -> int:
    """Serve, and give the command's exit code."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--port", type=int, default=8791)
    port: int = parser.parse_args(arguments[:at]).port
    with contextlib.ExitStack() as stack:
        try:
            site = stack.enter_context(serve(founder.render(), port))
        except OSError as error:
            print(
                f"Port {port} of this machine cannot be used ({error.strerror}): try again when it is free.",
                file=sys.stderr,
            )
            return TRY_LATER
        command = arguments[at + 1 :]
        if command:
            return _run(command)
        print(f"云岫报 is served at {site.url} (Ctrl-C ends it)", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
        return 0


def _run(command: list[str]) -> int:
    """Run a command and give its exit code, a shell's 128 + N when signal N ended it."""
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        print(f"{command[0]} cannot be run: {error.strerror}.", file=sys.stderr)
        return NOT_FOUND
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
