"""Reads a file that a moderator brings, of either kind."""

from __future__ import annotations

from pathlib import Path

from bot.core import textfile
from bot.core.problems import Problem
from bot.signposts.exchange import hsds_reading, yaml_reading
from bot.signposts.exchange.listing import MOST_BYTES, Progress, Reading


def read(
    name: str, content: bytes, progress: Progress | None = None, *, country: str | None = None
) -> Reading:
    """The entries in a file, or all that is wrong with it; never raises.

    A name that ends in .json means Open Referral's HSDS 3, any other our own format. ``country`` is where
    services of HSDS are that do not say it.
    """
    file = Path(Path(name).name or "list")
    if len(content) > MOST_BYTES:
        problem = Problem(file, 1, 1, f"the file is too large: at most {MOST_BYTES:,} bytes are read")
        return Reading((), (problem,))
    text, problems = textfile.decoded(file, content)
    if text is None:
        return Reading((), tuple(problems))
    if file.suffix.casefold() == ".json":
        return hsds_reading.read(file, text, progress, country=country)
    return yaml_reading.read(file, text, progress)
