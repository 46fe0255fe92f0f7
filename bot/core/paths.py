"""Where things lie on the machine."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_config() -> Path:
    """The `config/` that came with the program: inside the wheel, else the repository's."""
    inside_wheel = _PACKAGE / "_config"
    return inside_wheel if inside_wheel.is_dir() else _PACKAGE.parent / "config"
