"""Lists as Open Referral's HSDS 3, held against the schemas that it publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.core.paths import shipped_config
from bot.signposts import starter
from bot.signposts.entry import Entry
from bot.signposts.exchange import hsds_writing, reading
from tests.signposts.entries import entries, entry, json_values, lists, words

PUBLISHED = Path(__file__).parent / "hsds"
ROW = "6c8b5a1e-0000-4000-8000-000000000001"
EXAMPLE = PUBLISHED / "example_service_full.json"


class Wrong(Protocol):
    json_path: str
    message: str


class Validator(Protocol):
    def iter_errors(self, instance: Any) -> Iterable[Wrong]: ...


@cache
def validator() -> Validator:
    schemas = [path for path in PUBLISHED.glob("*.json") if path != EXAMPLE]
    read = [(path.name, json.loads(path.read_text("utf-8"))) for path in schemas]
    # The library's types are too deep for strict checking.
    empty = cast("Any", Registry)()
    registry = empty.with_resources(
        (name, cast("Any", Resource)(schema, DRAFT202012)) for name, schema in read
    )
    made: Any = Draft202012Validator(
        {"$ref": "service.json"}, registry=registry, format_checker=FormatChecker()
    )
    return made


def mistakes(service: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(service)]


def example(**changes: object) -> dict[str, Any]:
    """The example that Open Referral publishes, with a link and a number that could exist."""
    text = EXAMPLE.read_text("utf-8").replace("http://", "https://")
    return json.loads(text.replace('\\"+44 1234 234567\\"', "+44 113 243 0000")) | changes


def read(services: object, **more: Any) -> tuple[list[Entry], list[str]]:
    found = reading.read("list.json", json.dumps(services, indent=1).encode(), **more)
    return list(found.entries), [str(problem) for problem in found.problems]


def test_the_published_schemas_find_mistakes() -> None:
    assert mistakes(example()) == []
    assert mistakes({"id": "x", "name": 5, "phones": [{}]}) != []


@given(lists())
@settings(max_examples=40, deadline=None)
def test_what_is_exported_and_imported_has_not_changed(listed: list[Entry]) -> None:
    text = hsds_writing.write(listed)
    found = reading.read("list.json", text.encode())
    assert found.problems == ()
    assert list(found.entries) == listed
    assert [mistakes(service) for service in json.loads(text)] == [[] for _ in listed]


@given(entries(), st.dictionaries(words(10).map("x-".__add__), json_values(), max_size=3))
@settings(max_examples=25, deadline=None)
def test_what_we_cannot_hold_is_given_back(one: Entry, unknown: dict[str, Any]) -> None:
    service = json.loads(hsds_writing.write([one]))[0]
    service |= unknown
    for phone in service["phones"]:
        phone["x-note"] = unknown
    kept, problems = read([service])
    assert problems == []
    assert json.loads(hsds_writing.write(kept)) == [service]


def test_the_starter_lists_are_good_hsds() -> None:
    starters, _ = starter.load_starters(shipped_config())
    for listed in starters.by_country.values():
        services = json.loads(hsds_writing.write(listed))
        assert [mistakes(service) for service in services] == [[] for _ in services]


def test_the_published_example_is_read_and_nothing_of_it_is_lost() -> None:
    given_back = example()
    listed, problems = read([given_back])
    assert problems == []
    one = listed[0]
    assert (one.id, one.name) == (given_back["id"], "Community Counselling")
    assert one.organization == "Example Organization Inc."
    assert (one.minimum_age, one.maximum_age) == (12, 100)
    assert one.contacts[0].number == "+44 113 243 0000"
    assert one.source.kind == "import"
    service = json.loads(hsds_writing.write(listed))[0]
    assert mistakes(service) == []
    assert lost(given_back, service) == []
    assert read([service])[0] == listed


def lost(before: Any, after: Any, at: str = "") -> list[str]:
    """Every value that was there before and is not there after; lists may have grown."""
    if isinstance(before, dict):
        held, others = cast("dict[str, Any]", before), cast("dict[str, Any]", after or {})
        return [path for key, value in held.items() for path in lost(value, others.get(key), f"{at}.{key}")]
    if isinstance(before, list):
        values, kept = cast("list[Any]", before), cast("list[Any]", after or [])
        return [f"{at}: {value!r}" for value in values if not any(lost(value, one) == [] for one in kept)]
    same = before.strip() == after if isinstance(before, str) else before == after
    return [] if same else [f"{at}: {before!r} became {after!r}"]


def test_rows_of_a_schedule_become_hours_where_a_country_has_one_clock() -> None:
    rows = [
        {"id": ROW, "freq": "WEEKLY", "byday": days, "opens_at": start, "closes_at": end}
        for days, start, end in [("MO,TU", "09:00", "17:00:00"), ("FR", "22:00", "02:00")]
    ]
    area = [{"id": ROW, "name": "United Kingdom"}]
    service = {"id": "a-b", "name": "A", "status": "active", "service_areas": area, "schedules": rows}
    listed, problems = read([service | {"url": "https://example.org"}])
    assert problems == []
    hours = listed[0].hours
    assert hours is not None
    assert hours.opening_hours == "Mo,Tu 09:00-17:00, Fr 22:00-02:00"
    assert hours.time_zone == "Europe/London"


def test_a_schedule_that_says_more_is_kept_and_not_guessed_at() -> None:
    row = {
        "id": "6c8b5a1e-0000-4000-8000-000000000001",
        "freq": "MONTHLY",
        "bymonthday": "1",
        "opens_at": "09:00",
    }
    service = example(schedules=[row])
    listed, _ = read([service])
    assert listed[0].hours is None
    assert row in json.loads(hsds_writing.write(listed))[0]["schedules"]


def test_a_country_can_be_given_for_services_that_do_not_say_theirs() -> None:
    service = {"id": "a-b", "name": "Listeners", "status": "active", "phones": [{"number": "116 123"}]}
    listed, problems = read([service], country="GB")
    assert problems == []
    assert listed[0].area.country == "GB"
    assert listed[0].topics == ("other",)
    assert read([service])[1] == ["list.json:2:2: a-b: area: is missing"]


@pytest.mark.parametrize("held", ["contents", "services"])
def test_a_page_of_services_is_a_list_of_them(held: str) -> None:
    listed = [entry(id="gb-a"), entry(id="gb-b")]
    assert read({"total_items": 2, held: json.loads(hsds_writing.write(listed))}) == (listed, [])


def test_every_mistake_in_json_is_named_at_its_place_all_at_once() -> None:
    text = """[
 {"id": "gb-a", "name": "", "description": "A.", "minimum_age": "12",
  "url": "http://example.org",
  "service_areas": [{"name": "United Kingdom"}],
  "phones": [{"number": "116 1234 99"},
             {"number": 5, "type": "text"}, 7]},
 3
]"""
    found = reading.read("list.json", text.encode())
    assert [str(problem) for problem in found.problems] == [
        "list.json:2:25: gb-a: name: must not be empty",
        'list.json:2:65: gb-a: minimum_age: expected a whole number, found "12"; write it without quotes',
        "list.json:3:10: gb-a: url: expected a link that begins with https://",
        "list.json:5:25: gb-a: contacts, item 1, number: libphonenumber knows no number 116 1234 99 in GB",
        "list.json:6:25: gb-a: contacts, item 2, number: expected text, found 5; put it in quotes",
        'list.json:6:45: gb-a: contacts, item 3: expected lines of the form "key: value", found 7',
        "list.json:7:2: expected an entry: keys and their values",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: this is not JSON: expecting value"),
        ('[{"a": 1,}]', "1:10: this is not JSON: expecting property name enclosed in double quotes"),
        ('[\n {"a": NaN}]', "2:8: this is no number that JSON knows"),
        ("[" * 60, "1:51: lists and objects are nested deeper than 50 levels"),
        ('[{"name": 1,\n "name": 2}]', '2:2: the key "name" stands here more than once'),
        ("5", "1:1: expected a list of entries"),
    ],
)
def test_what_is_no_list_is_told_so_at_its_place(text: str, problem: str) -> None:
    found = reading.read("list.json", text.encode())
    assert f"list.json:{problem}" in [str(one) for one in found.problems]
