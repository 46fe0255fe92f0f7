"""Where things lie on the machine."""

from __future__ import annotations

from pathlib import Path


def shipped_config() -> Path:
    """The `config/` that came with the program: inside the wheel, else the repository's."""
    package = Path(__file__).resolve().parents[1]
    inside_wheel = package / "_config"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "config"
