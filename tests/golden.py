"""Golden files: what a person has read and found right, kept beside the tests."""

from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, text: str, folder: Path = FOLDER) -> None:
    """Fail unless ``text`` is exactly what the golden file ``name`` holds.

    A difference, or a golden file that is missing, leaves ``<name>.new`` beside it for a person to read and, when it
    is right, rename. Nothing is ever accepted by itself.
    """
    kept, offered = folder / name, folder / f"{name}.new"
    if kept.exists() and kept.read_text(encoding="utf-8") == text:
        offered.unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    offered.write_text(text, encoding="utf-8")
    said = "differs from what was read" if kept.exists() else "does not exist"
    raise AssertionError(f"golden/{name} {said}: read golden/{offered.name} and, when it is right, rename it.")
