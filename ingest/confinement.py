"""What a process that reads PDFs and pictures may do, and what is believed of its answers.

Its libraries decode bytes from anywhere. Should one of them be made to run code, that code finds a process that can read
files but change none, start no program and open no connection, and that can only answer in our own plain values.
"""

from __future__ import annotations

import ctypes
import io
import pickle
import sys
from typing import TypeVar

from ingest import items
from ingest.items import Problem

CREATE_RULESET, RESTRICT_SELF = 444, 446  # Landlock's system calls, the same on all machines (landlock(7), Linux 5.13)
VERSION = 1  # a flag: give the newest version of Landlock that the kernel knows
NO_NEW_PRIVILEGES = 38  # prctl(2)
READ_FILE, READ_DIRECTORY = 1 << 2, 1 << 3
FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}  # all rights that a version knows; 3 is enough for us
TCP = 0b11  # listen, connect
SCOPES = 0b11  # abstract sockets and signals of processes outside
Answer = TypeVar("Answer")
PLAIN = {"datetime": ("date", "datetime", "timedelta", "timezone")}


class UnbelievableError(ValueError):
    """A reading process answered what no reading is. One sentence for a person."""


class Rules(ctypes.Structure):
    """What is forbidden: ``struct landlock_ruleset_attr``."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def confine() -> bool:
    """Forbid this process, for ever, to change files, run programs and open TCP connections; tell whether it could be.

    Where the kernel has no Landlock (Linux before 5.13, other systems) nothing is done; connections need Linux 6.7.
    """
    version = landlock()
    if not version:
        return False
    rules = Rules(
        files=FILES[min(version, 3)] & ~(READ_FILE | READ_DIRECTORY),
        network=TCP if version >= 4 else 0,
        scopes=SCOPES if version >= 6 else 0,
    )
    libc = ctypes.CDLL(None)
    ruleset: int = libc.syscall(CREATE_RULESET, ctypes.byref(rules), ctypes.sizeof(rules), 0)
    if ruleset < 0 or libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    failed: int = libc.syscall(RESTRICT_SELF, ruleset, 0)
    return not failed


def landlock() -> int:
    """Give the version of Landlock that the kernel has, 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    version: int = ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, VERSION)
    return max(version, 0)


class PlainValues(pickle.Unpickler):
    """Rebuilds the values of ``ingest.items``, of one other module and dates, and nothing else.

    A pickle may name any function to call.
    """

    def __init__(self, answer: bytes, module: str) -> None:
        super().__init__(io.BytesIO(answer))
        self.modules = (items.__name__, module)

    def find_class(self, module: str, name: str) -> type:
        """Give a class that an answer may hold.

        Raises:
            pickle.UnpicklingError: it may not.
        """
        found = getattr(sys.modules.get(module), name, None)
        is_ours = module in self.modules and getattr(found, "__module__", "") == module
        if isinstance(found, type) and (is_ours or name in PLAIN.get(module, ())):
            return found
        raise pickle.UnpicklingError(f"An answer may not hold {module}.{name}.")


def believed(answer: bytes, kind: type[Answer]) -> Answer | Problem:
    """Give what a confined process answered: a value of this ``kind``, made of the values of its module, or a problem.

    Raises:
        UnbelievableError: it is neither.
    """
    try:
        value = PlainValues(answer, kind.__module__).load()
    except Exception as error:  # whatever the bytes of a process gone bad make of unpickling
        raise UnbelievableError(f"The reading process gave no reading: {error}") from error
    if not isinstance(value, kind | Problem):
        raise UnbelievableError(f"The reading process gave no reading but a {type(value).__name__}.")
    return value
