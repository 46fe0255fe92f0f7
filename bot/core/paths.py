"""Where things lie on the machine."""

from __future__ import annotations

import filecmp
from pathlib import Path


def shipped_config() -> Path:
    """The `config/` that came with the program: inside the wheel, else the repository's."""
    package = Path(__file__).resolve().parents[1]
    inside_wheel = package / "_config"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "config"


def is_copy(folder: Path, of: Path) -> bool:
    """Whether a folder is another one than ``of`` and holds the same files, to the letter.

    A copy of what ships needs no second look. In a clone, what ships is what people edit.
    """
    if folder.resolve() == of.resolve():
        return False
    try:
        names = {path.name for path in folder.iterdir()}
        same, others, failed = filecmp.cmpfiles(folder, of, names, shallow=False)
    except OSError:
        return False
    return not others and not failed and set(same) == {path.name for path in of.iterdir()}
