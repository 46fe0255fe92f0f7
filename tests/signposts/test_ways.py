"""Whoever cannot get through one way needs another: two are shown whenever two are known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.paths import shipped_config
from bot.core.texts import load_texts
from bot.signposts.entry import Entry
from bot.signposts.hours_words import Clock
from bot.signposts.memory import Seen
from cogs.signposts import cards, entry_text
from cogs.signposts.entry_text import Voice
from tests.signposts.entries import entries
from tests.signposts.lists import entry

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
TEXTS = load_texts(shipped_config() / "texts")
VOICES = [
    Voice(TEXTS.say(language), language, NOW, clock)
    for language in ("en", "es")
    for clock in (None, Clock("Asia/Kolkata", own=True), Clock("America/New_York"))
]


def seen(found: list[Entry]) -> list[Seen]:
    return [Seen(number, one, "due", NOW - timedelta(days=400)) for number, one in enumerate(found)]


def longest(number: int) -> Entry:
    """An entry in which every line is as long as it can be, with signs that Discord needs marked."""
    hours = {
        "opening_hours": "; ".join(f'{day} 10:00-12:00 "{"*" * 20}"' for day in ("Mo", "Tu", "We", "Th")),
        "time_zone": "America/Argentina/ComodRivadavia",
    }
    way = {
        "cost": "*" * 80,
        "dialable_from": "_" * 200,
        "menu": "1",
        "languages": ["pl", "pt-BR"],
        "hours": hours,
    }
    ways = [{"type": "phone", "number": "0808 808 8000", **way}, {"type": "text", "number": "85258", **way}]
    return entry(
        f"long-{number}", name="*" * 100, alert="*" * 200, status="temporarily closed", contacts=ways
    )


@given(st.lists(entries(), min_size=1, max_size=4), st.sampled_from(VOICES))
def test_the_first_service_shows_two_ways_whenever_two_are_known(found: list[Entry], voice: Voice) -> None:
    told = "\n".join(cards.services(voice, seen(found), "heading"))
    for way in found[0].contacts[:2]:
        assert f"- {entry_text.way(voice, found[0], way)}" in told


def test_long_links_are_both_whole() -> None:
    links = [f"https://www.example.org/{sign * 476}" for sign in "ab"]
    ways = [{"type": "web", "url": link, "cost": "*" * 80} for link in links]
    one = entry(name="*" * 100, alert="*" * 200, contacts=ways)
    told = "\n".join(cards.services(VOICES[0], seen([one]), "heading"))
    assert all(link in told for link in links)


def test_long_lines_take_no_way_from_anybody() -> None:
    for voice in VOICES:
        for count in (1, 2, 8):
            found = seen([longest(number) for number in range(count)])
            told = "\n".join(cards.services(voice, found, "heading"))
            assert len(told) <= cards.SERVICES_CHARACTERS
            assert "0808 808 8000" in told
            assert "85258" in told
