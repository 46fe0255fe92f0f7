"""What the bot asked of Discord, for counting and timing."""

from __future__ import annotations

from dataclasses import dataclass

from tests.loopback.faults import path_matcher
from tests.loopback.model import Json


@dataclass(slots=True)
class Request:
    """One HTTP request. `at` is Unix time, `seconds` how long the answer took, `status` 0 for a cut line."""

    at: float
    method: str
    path: str
    bucket: str
    body: Json | list[Json] | None = None
    status: int = 0
    seconds: float = 0.0


class Requests(list[Request]):
    """All requests, in order of arrival."""

    def to(self, method: str, path_pattern: str, *, status: int | None = None) -> list[Request]:
        """Those to matching paths: `requests.to("POST", "/channels/*/messages")`."""
        matcher = path_matcher(path_pattern)
        return [
            request
            for request in self
            if request.method == method
            and matcher.fullmatch(request.path)
            and (status is None or request.status == status)
        ]

    def refused(self) -> list[Request]:
        """Those that met a rate limit."""
        return [request for request in self if request.status == 429]
