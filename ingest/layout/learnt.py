"""What was learnt and comes with the package: numbers in JSON, written by ``benchmarks/train_segmentation.py``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def learnt(name: str) -> dict[str, Any]:
    """Give what stands in ``name``.json beside this module."""
    facts: dict[str, Any] = json.loads(files("ingest.layout").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return facts
