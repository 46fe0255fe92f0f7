"""Counts and durations for the host, without a member in them: no id, no name, no word is ever a label.

They are off unless the host asks for them, and then served on this machine alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Counter, Histogram

Kind = Literal["command", "button", "form", "other"]
Result = Literal["done", "refused", "Discord away", "database away", "bug"]
Done = Literal["done", "failed", "waits for silence"]

ADDRESS = "127.0.0.1"
SLOW_SECONDS = 2.0
"""Discord gives an answer three seconds; one that took so long was close."""
LATE_SECONDS = 60.0
"""A job that is begun so long after it was due is late."""

STATUSES = frozenset({400, 401, 403, 404, 429, 500, 502, 503, 504})
"""What Discord may say instead of yes. Others are counted together."""


class Metrics:
    """Counts nothing: the host did not ask for it."""

    def answered(self, kind: Kind, result: Result, seconds: float) -> None:
        """Count the answer to one press, command or form."""

    def worked(self, kind: str, done: Done, late_seconds: float) -> None:
        """Count one try of a job, by the name that its feature gave the kind."""

    def sent(self) -> None:
        """Count a message that the bot posted or sent."""

    def not_taken(self, status: int) -> None:
        """Count something that Discord did not do, by what it answered; 0 when no answer came."""

    def without_database(self) -> None:
        """Count somebody who needed the database while it was away."""

    def serve(self) -> None:
        """Begin to tell the numbers to whoever asks on this machine. Raises OSError."""

    def stop(self) -> None:
        """Tell them no more."""


class Served(Metrics):
    """Counts, for whoever asks this machine's ``port``."""

    def __init__(self, port: int) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram  # slow to import, and seldom used

        self._port, self._registry = port, CollectorRegistry()
        self._end: Callable[[], None] = lambda: None

        def counter(name: str, about: str, *labels: str) -> Counter:
            return Counter(f"alongside_{name}", about, labels, registry=self._registry)

        self._answers = counter("answers", "Presses, commands and forms answered.", "kind", "result")
        self._slow = counter("slow_answers", "Answers that took two seconds or longer.")
        self._seconds = _seconds(self._registry, Histogram)
        self._jobs = counter("jobs", "Tries of jobs that were due.", "kind", "result")
        self._late = counter("late_jobs", "Jobs begun a minute or longer after they were due.", "kind")
        self._sent = counter("messages_sent", "Messages that the bot posted or sent.")
        self._refused = counter("discord_refusals", "What Discord did not do.", "status")
        self._away = counter("database_away", "How often the database was needed and away.")

    @property
    def port(self) -> int:
        """The port that is listened on, once it is."""
        return self._port

    def answered(self, kind: Kind, result: Result, seconds: float) -> None:
        self._answers.labels(kind, result).inc()
        self._seconds.observe(max(seconds, 0.0))
        if seconds >= SLOW_SECONDS:
            self._slow.inc()

    def worked(self, kind: str, done: Done, late_seconds: float) -> None:
        self._jobs.labels(kind, done).inc()
        if done == "done" and late_seconds >= LATE_SECONDS:
            self._late.labels(kind).inc()

    def sent(self) -> None:
        self._sent.inc()

    def not_taken(self, status: int) -> None:
        known = str(status) if status in STATUSES else "other" if status else "no answer"
        self._refused.labels(known).inc()

    def without_database(self) -> None:
        self._away.inc()

    def serve(self) -> None:
        from prometheus_client import start_http_server

        server, thread = start_http_server(self._port, ADDRESS, self._registry)
        self._port = server.server_port

        def end() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        self._end = end

    def stop(self) -> None:
        self._end()
        self._end = lambda: None


def chosen(port: int | None) -> Metrics:
    """Return what counts, or what does not when the host named no port."""
    return Metrics() if port is None else Served(port)


def _seconds(registry: CollectorRegistry, make: type[Histogram]) -> Histogram:
    steps = (0.05, 0.1, 0.25, 0.5, 1.0, SLOW_SECONDS, 3.0, 10.0, 60.0)
    return make("alongside_answer_seconds", "From a press to its answer.", buckets=steps, registry=registry)
