"""The list of services: searching it, answering help from it, reading a long file, and the memory of it.

Each baseline does the same without the care: it walks through a plain list, or reads bare YAML.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from time import process_time
from typing import Any

import yaml

from bench.measurement import Measurement, Pair, Plan
from bot.core.countries import Countries
from bot.core.paths import shipped_config
from bot.core.texts import Say, load_texts
from bot.signposts.book import Book
from bot.signposts.emergency import load_emergency_numbers
from bot.signposts.entry import Entry
from bot.signposts.exchange import reading
from bot.signposts.finding import Index, Query
from bot.signposts.hours_words import Clock
from bot.signposts.memory import Seen
from bot.signposts.nearby import Nearby
from bot.signposts.topics import TOPICS
from bot.ui.components import Card, Press
from cogs.signposts import cards, views
from cogs.signposts.entry_text import Voice
from cogs.signposts.search_views import FindService

ENTRIES = 10_000
ABOUT = tuple(TOPICS)
NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
TOWNS = ("Leeds", "York", "Hull", "Bradford", "Selby", "Whitby", "Ripon", "Skipton")
SPOKEN = ("en", "pl", "pt", "ar", "ur", "cy")
HOURS = ("24/7", "Mo-Fr 09:00-17:00", "Mo-Su 18:00-02:00", "Tu,Th 10:00-13:00; PH off")


def written(number: int) -> dict[str, Any]:
    """Return one of many services, as a file holds it."""
    hours = {"opening_hours": HOURS[number % 4], "time_zone": "Europe/London", "public_holidays": "GB"}
    return {
        "id": f"service-{number}",
        "name": f"Service {number}",
        "description": "Somebody to talk to, and a cup of tea.",
        "topics": [ABOUT[number % len(ABOUT)], ABOUT[(number + 7) % len(ABOUT)]][: 1 + number % 2],
        "area": {"country": "GB", "town": TOWNS[number % len(TOWNS)]},
        "languages": [SPOKEN[number % len(SPOKEN)]],
        "contacts": [{"type": "phone", "number": f"020 7946 {number % 10_000:04}"}],
        "hours": hours | ({"known_from": "their own page"} if number % 4 == 0 else {}),
        "url": f"https://www.example.org/{number}",
        "source": {"kind": "moderator", "ref": "their own page"},
    }


def _entries(plan: Plan) -> list[Entry]:
    return [Entry.model_validate(written(number)) for number in range(plan.some(ENTRIES))]


async def signpost_find(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU ms of a search by topic, town and language among many; the baseline looks at each in turn."""
    entries = _entries(plan)
    index = Index(entries, {topic: topic for topic in ABOUT})
    asked = Query("listening", "Leeds", "pl", open_now=True, home="GB")

    def plain() -> list[Entry]:
        return [
            one
            for one in entries
            if any("listening" in topic.casefold() for topic in one.topics)
            and (one.area.town or "").casefold() == "leeds"
            and "pl" in one.languages
        ]

    async for pair in _turns(lambda: index.find(asked, NOW), plain):
        yield pair


async def help_now(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU ms to draw help from a long list of services; the baseline draws the same words as they are."""
    say = load_texts(shipped_config() / "texts").say("en")
    numbers, _ = load_emergency_numbers(shipped_config())
    book = Book(Countries("en"), numbers)
    voice = Voice(say, "en", NOW, Clock("Europe/Lisbon", own=True))
    near = Nearby([Seen(number, entry, "fresh", NOW) for number, entry in enumerate(_entries(plan))])

    def draw() -> list[dict[str, Any]]:
        found = cards.services(voice, near.in_crisis("GB", NOW), say("help-services"))
        return cards.help_now(
            say, book.answer("GB", "en"), found, _buttons(say), direct=False
        ).to_components()

    texts = list(_texts(draw()))
    async for pair in _turns(draw, lambda: Card(*texts, rows=_buttons(say)).to_components()):
        yield pair


def _buttons(say: Say) -> list[list[Press]]:
    """What stands below help in a server."""
    first: list[Press] = [views.SomewhereElse.of(say), views.SomeoneElse.of(say, 0), FindService.of(say)]
    return [first, [views.SendMe.of(say, 0), views.How.of(say)]]


async def signpost_import(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU seconds to read and check a long file; the baseline only parses it as YAML.

    Parsing makes a node of each word first, and Python looks through them all again and again for garbage.
    We make plain data of libyaml's events at once, which is why we can be faster and check all of it too.
    """
    content = _file(plan)
    assert reading.read("list.yaml", content).good
    while True:
        ours = _seconds(lambda: reading.read("list.yaml", content))
        yield Pair(ours, _seconds(lambda: yaml.load(content, yaml.CSafeLoader)))


async def signpost_memory(plan: Plan) -> AsyncGenerator[Pair]:
    """MiB that a long list takes, ready to be searched; the baseline is what bare YAML gives."""
    content = _file(plan)
    while True:
        ours = _held(
            lambda: Index(reading.read("list.yaml", content).entries, {topic: topic for topic in ABOUT})
        )
        yield Pair(ours, _held(lambda: yaml.load(content, yaml.CSafeLoader)))


def _file(plan: Plan) -> bytes:
    count = plan.some(ENTRIES)
    return yaml.safe_dump({"signposts": [written(number) for number in range(count)]}).encode()


async def _turns(ours: Callable[[], object], baseline: Callable[[], object]) -> AsyncGenerator[Pair]:
    while True:
        yield Pair(_average_ms(ours), _average_ms(baseline))


def _average_ms(work: Callable[[], object], times: int = 20) -> float:
    work()
    start = process_time()
    for _ in range(times):
        work()
    return 1000 * (process_time() - start) / times


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()  # nobody pays for what another left behind
    start = process_time()
    work()
    return process_time() - start


def _held(make: Callable[[], object]) -> float:
    tracemalloc.start()
    made = make()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return held / 2**20


def _texts(components: Iterable[dict[str, Any]]) -> Iterator[str]:
    for one in components:
        if "content" in one:
            yield one["content"]
        yield from _texts(one.get("components", ()))


MEASUREMENTS = (
    Measurement("signpost_find", "ms", None, signpost_find, limit=10.0),
    Measurement("help", "ms", None, help_now, limit=2.0),
    Measurement("signpost_import", "s", None, signpost_import, usual_turns=3, limit=5.0),
    Measurement("memory_10000_signposts", "MiB", None, signpost_memory, usual_turns=1),
)
