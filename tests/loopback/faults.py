"""Bad days: answers that fail, hang or are cut off, before or after what was asked is done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


def path_matcher(pattern: str) -> re.Pattern[str]:
    """`*` is one part of a path, `**` any number: "/channels/*/messages"."""
    parts = re.split(r"(\*\*|\*)", pattern)
    return re.compile("".join({"*": "[^/]+", "**": ".*"}.get(part, re.escape(part)) for part in parts))


@dataclass(slots=True)
class Fault:
    """One kind of failure; `hits` counts how often it struck."""

    method: str
    pattern: str
    status: int | None = None
    times: int | None = 1
    after_effect: bool = False
    hang: float | None = None
    cut: bool = False
    retry_after: float = 1.0
    is_global: bool = False
    hits: int = 0
    _matcher: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._matcher = path_matcher(self.pattern)

    def strikes(self, method: str, path: str) -> bool:
        """Whether this request is hit."""
        spent = self.times is not None and self.hits >= self.times
        return not spent and self.method in (method, "*") and bool(self._matcher.fullmatch(path))


class Faults:
    """What is to go wrong, first come first served."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        method: str,
        path_pattern: str,
        *,
        status: int | None = None,
        times: int | None = 1,
        after_effect: bool = False,
        hang: float | None = None,
        cut: bool = False,
        retry_after: float = 1.0,
        is_global: bool = False,
    ) -> Fault:
        """Let requests fail.

        `method` may be "*". Paths are without /api/v10. `times=None` is for ever. `hang` is in seconds, after
        which the connection is closed (or, with a status, answered with it). `cut` closes the connection.
        `after_effect` does what was asked first. `retry_after` and `is_global` are for `status=429`.
        """
        if status is None and hang is None and not cut:
            raise ValueError("a fault needs a status, a hang or a cut")
        fault = Fault(method, path_pattern, status, times, after_effect, hang, cut, retry_after, is_global)
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self._faults.clear()

    def next_for(self, method: str, path: str) -> Fault | None:
        """The fault that hits this request, counted."""
        for fault in self._faults:
            if fault.strikes(method, path):
                fault.hits += 1
                return fault
        return None
