"""Rate limits (docs: Rate Limits): one bucket a route and major parameter, and 50 requests a second."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.loopback.model import Json

GLOBAL_PER_SECOND = 50


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many seconds."""

    count: int
    seconds: float


GENEROUS = Limit(10_000, 1.0)
"""For routes whose limit does not matter here, and for worlds without limits."""


class Bucket:
    """A window that opens with its first request and then refills at once."""

    __slots__ = ("_ends", "limit", "name", "used")

    def __init__(self, name: str, limit: Limit) -> None:
        self.name = name
        self.limit = limit
        self.used = 0
        self._ends = 0.0

    def take(self, now: float) -> float:
        """Use one; 0, or the seconds until there is one again."""
        if now >= self._ends:
            self.used, self._ends = 0, now + self.limit.seconds
        if self.used >= self.limit.count:
            return self._ends - now
        self.used += 1
        return 0.0

    def headers(self, now: float) -> dict[str, str]:
        """The X-RateLimit headers of an answer."""
        left = max(0.0, self._ends - now)
        return {
            "X-RateLimit-Limit": str(self.limit.count),
            "X-RateLimit-Remaining": str(self.limit.count - self.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": self.name.replace(" ", "-"),
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """A 429: how long to wait, and whether everything must."""

    retry_after: float
    is_global: bool
    shared: dict[str, str]

    @property
    def body(self) -> Json:
        """The JSON body."""
        wait = round(self.retry_after, 3)
        return {"message": "You are being rate limited.", "retry_after": wait, "global": self.is_global}

    @property
    def headers(self) -> dict[str, str]:
        """The headers. Without `Via` a client takes a 429 for a ban by Cloudflare."""
        headers = {"Via": "1.1 loopback", "Retry-After": str(int(self.retry_after) + 1)}
        if self.is_global:
            headers["X-RateLimit-Global"] = "true"
        return {**self.shared, **headers, "X-RateLimit-Scope": "global" if self.is_global else "user"}


class Limits:
    """All buckets of one bot."""

    def __init__(self, *, enabled: bool) -> None:
        self.enabled = enabled
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self._everything = Bucket("global", Limit(GLOBAL_PER_SECOND, 1.0))

    def bucket(self, name: str, limit: Limit, major: str) -> Bucket:
        """The bucket of a route and its major parameter."""
        key = (name, major)
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(name, limit if self.enabled else GENEROUS)
        return bucket

    def take(self, bucket: Bucket, *, counts_globally: bool) -> Refusal | None:
        """Let a request in, or refuse it."""
        now = time.monotonic()
        if self.enabled and counts_globally and (wait := self._everything.take(now)):
            return Refusal(wait, True, {})
        if wait := bucket.take(now):
            return Refusal(wait, False, bucket.headers(now))
        return None

    def sub_limit(self, name: str, limit: Limit, major: str) -> Refusal | None:
        """A limit that Discord does not announce in headers (such as renaming a channel)."""
        if not self.enabled:
            return None
        wait = self.bucket(name, limit, major).take(time.monotonic())
        return Refusal(wait, False, {}) if wait else None
