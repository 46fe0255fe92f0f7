"""What the host can count: off unless asked for, on this machine alone, and never with a member in it."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bot.core import metrics
from bot.core.metrics import Metrics, Served


def numbers(served: Served) -> dict[str, float]:
    """What is told at the moment, by name and labels."""
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/metrics") as answer:
        lines = answer.read().decode().splitlines()
    told = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in told}


@pytest.fixture
def served() -> Served:
    return Served(0)


def test_nothing_is_counted_or_listened_to_unless_the_host_asks(capfd: pytest.CaptureFixture[str]) -> None:
    off = metrics.chosen(None)
    assert type(off) is Metrics
    off.serve()
    off.answered("button", "done", 0.1)
    off.worked("round-close", "done", 0)
    off.sent()
    off.not_taken(500)
    off.without_database()
    off.stop()
    assert isinstance(metrics.chosen(9464), Served)


def test_the_library_is_not_even_loaded_then() -> None:
    code = "import sys; import bot.client; sys.exit('prometheus_client' in sys.modules)"
    root = Path(metrics.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_what_happened_is_counted(served: Served) -> None:
    served.serve()
    try:
        served.answered("button", "done", 0.2)
        served.answered("button", "done", 2.5)
        served.answered("form", "refused", 0.1)
        served.worked("round-close", "failed", 0)
        served.worked("round-close", "done", 75)
        served.sent()
        for status in (403, 429, 418, 0):
            served.not_taken(status)
        served.without_database()
        told = numbers(served)
    finally:
        served.stop()
    assert told['alongside_answers_total{kind="button",result="done"}'] == 2
    assert told['alongside_answers_total{kind="form",result="refused"}'] == 1
    assert told["alongside_slow_answers_total"] == 1
    assert told["alongside_answer_seconds_count"] == 3
    assert told['alongside_jobs_total{kind="round-close",result="failed"}'] == 1
    assert told['alongside_jobs_total{kind="round-close",result="done"}'] == 1
    assert told['alongside_late_jobs_total{kind="round-close"}'] == 1
    assert told["alongside_messages_sent_total"] == 1
    refused = {name: value for name, value in told.items() if "refusals_total{" in name}
    assert refused == {
        f'alongside_discord_refusals_total{{status="{status}"}}': 1
        for status in ("403", "429", "other", "no answer")
    }
    assert told["alongside_database_away_total"] == 1


def test_only_this_machine_is_told_and_nobody_once_it_stopped(served: Served) -> None:
    served.serve()
    port = served.port
    assert metrics.ADDRESS == "127.0.0.1"
    served.stop()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=2)
