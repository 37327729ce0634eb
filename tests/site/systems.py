"""Every e-paper system that the sample paper is served as: where its site is entered, and how it is rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.site.server import Answer


@dataclass(frozen=True, slots=True)
class SampleSite:
    """The sample paper in one system's markup. ``entry`` is the path that a person would give."""

    system: str
    entry: str
    render: Callable[[], dict[str, Answer]]


def sample_sites() -> tuple[SampleSite, ...]:
    """Give every module of this folder that renders the sample, by the names of their files."""
    modules = {file.stem: import_module(f"tests.site.{file.stem}") for file in sorted(Path(__file__).parent.glob("*.py"))
               if not file.stem.startswith(("__", "test_"))}  # fmt: skip
    return tuple(
        SampleSite(name, getattr(module, "ENTRY", "/"), module.render)
        for name, module in modules.items()
        if hasattr(module, "render")
    )
