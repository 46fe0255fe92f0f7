"""What went wrong in the bot, kept for the front desk so that nothing is swallowed."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import structlog
from simcord import Env
from structlog.typing import EventDict

KEPT = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: its last line, and where it came from."""

    summary: str
    details: str


class Trouble(logging.Handler):
    """Collects errors that the offline Discord saw and those that the bot logged itself."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.faults: list[Fault] = []
        self._seen: list[BaseException] = []
        self._cursor = 0

    @contextmanager
    def listening(self) -> Generator[Self]:
        """Hear what is logged, by the bot and by what it uses, until left."""
        before = structlog.get_config()
        structlog.configure(processors=[self.listen, *before["processors"]])
        logging.getLogger().addHandler(self)
        try:
            yield self
        finally:
            logging.getLogger().removeHandler(self)
            structlog.configure(**before)

    @contextmanager
    def kept(self) -> Generator[None]:
        """Keep an error instead of letting it out."""
        try:
            yield
        except Exception as error:
            self.add(error)

    def gather(self, env: Env) -> None:
        """Take over what ``env`` has caught since the last time."""
        new, self._cursor = env.errors_since(self._cursor), env.error_cursor
        for error in new:
            self.add(error)

    def add(self, error: BaseException) -> None:
        """Keep ``error``, once."""
        if not any(error is seen for seen in self._seen):
            self._seen.append(error)
            self._keep(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.add(error)
        else:
            self._keep(record.getMessage(), f"{Path(record.pathname).name}:{record.lineno}")

    def listen(self, _logger: Any, method: str, event: EventDict) -> EventDict:
        """Look at what the bot logs, as a structlog processor that changes nothing."""
        if method in ("error", "exception", "critical"):
            given: object = event.get("exc_info")
            error = sys.exception() if given is True else given
            if isinstance(error, BaseException):
                self.add(error)
            else:
                more = ", ".join(f"{key}: {event[key]}" for key in event if key != "event")
                self._keep(f"{event.get('event')} ({more})", "")
        return event

    def _keep(self, summary: str, details: str) -> None:
        self.faults.append(Fault(summary, details))
        del self.faults[:-KEPT]
