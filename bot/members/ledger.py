"""Who was erased, kept once more outside the database.

Whatever brings an older copy of the database back, such as the tools of PostgreSQL, knows nothing of later
erasures. This list does: at each start those are erased again who are on it and not in the database. It holds
marks that name nobody, beside the bot that was asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import structlog

from bot.members.erasures import Erasure

FILE = "alongside.erasures"


class Ledger:
    """The list, in one file of the data folder: a line for each erasure."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / FILE

    def of(self, application_id: int | None) -> list[Erasure]:
        """Return the erasures that one bot was asked for; with None, all. A damaged line counts as none."""
        return [one for asked, one in self._lines() if application_id in (None, asked)]

    def add(self, application_id: int, made: Iterable[Erasure]) -> None:
        """Write these down, where they are not yet. A list that cannot be written costs no erasure."""
        there = {one.mark: one.at for one in self.of(application_id)}
        new = [one for one in made if one.mark not in there or there[one.mark] < one.at]
        lines = "".join(f"{application_id} {one.mark} {one.at.isoformat()}\n" for one in new)
        if not lines:
            return
        try:
            self._append(lines)
        except OSError as error:
            structlog.get_logger("members").error("the list of erasures cannot be written", exc_info=error)

    def forget_before(self, moment: datetime) -> None:
        """Leave out what no copy can need any more."""
        lines = list(self._lines())
        left = [(asked, one) for asked, one in lines if one.at >= moment]
        if len(left) == len(lines):
            return
        draft = self._file.with_name(f"{FILE}.{os.getpid()}")
        text = "".join(f"{asked} {one.mark} {one.at.isoformat()}\n" for asked, one in left)
        try:
            _write(draft, text, os.O_TRUNC)
            draft.replace(self._file)
        except OSError as error:
            structlog.get_logger("members").error("the list of erasures cannot be written", exc_info=error)

    def _append(self, lines: str) -> None:
        torn = self._file.exists() and not self._file.read_bytes().endswith(b"\n")
        _write(self._file, "\n" * torn + lines, os.O_APPEND)  # what was cut off spoils only itself

    def _lines(self) -> Iterator[tuple[int, Erasure]]:
        try:
            written = self._file.read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            structlog.get_logger("members").error("the list of erasures cannot be read", exc_info=error)
            return
        for line in written:
            with suppress(ValueError):
                asked, mark, at = line.split()
                moment = datetime.fromisoformat(at)
                if len(mark) == 64 and moment.tzinfo is not None:
                    yield int(asked), Erasure(mark, moment)


def _write(file: Path, text: str, how: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
