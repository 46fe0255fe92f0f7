from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from bot.signposts.entry import Entry
from bot.signposts.exchange import reading, yaml_writing
from bot.signposts.exchange.differences import difference
from tests.signposts.entries import entry, lists

ONE = """\
signposts:
- id: gb-listeners
  name: Listeners
  description: Someone who listens.
  topics: [crisis]
  area:
    country: GB
  contacts:
  - type: phone
    number: 116 123
  source:
    kind: moderator
    ref: their own page
"""


def problems(text: str, name: str = "list.yaml") -> list[str]:
    found = reading.read(name, text.encode())
    assert not found.problems or not found.good
    return [str(problem) for problem in found.problems]


@given(lists())
@settings(max_examples=60, deadline=None)
def test_what_is_written_and_read_again_has_not_changed(listed: list[Entry]) -> None:
    found = reading.read("list.yaml", yaml_writing.write(listed, "A heading\nin two lines").encode())
    assert found.problems == ()
    assert list(found.entries) == listed
    assert not difference(listed, found.entries)


def test_a_short_list_reads_as_a_person_would_write_it() -> None:
    found = reading.read("list.yaml", ONE.encode())
    assert found.problems == ()
    assert yaml_writing.write(found.entries) == ONE


def test_every_mistake_is_named_at_its_place_all_at_once() -> None:
    text = (
        ONE.replace("topics: [crisis]", "topics: [crisis, grif]")
        .replace("country: GB", "country: UK")
        .replace("116 123", '"+44116123"')
        .replace("    kind: moderator", "    kind: moderater\n    extra: 1")
        .replace("  name:", "  nam:")
    )
    kinds = "official-page-seen, curated-list-seen, press-seen, uncurated-list-seen, general-knowledge, "
    kinds += "moderator, suggestion or import"
    assert problems(text) == [
        "list.yaml:2:3: gb-listeners: name: is missing",
        'list.yaml:3:3: gb-listeners: unknown key "nam"; did you mean "name"?',
        'list.yaml:5:20: gb-listeners: topics, item 2: unknown topic "grif"; did you mean "grief"?',
        "list.yaml:7:14: gb-listeners: area, country: the two letters of the United Kingdom are GB",
        f'list.yaml:12:11: gb-listeners: source, kind: expected {kinds}, found "moderater"',
        'list.yaml:13:5: gb-listeners: source: unknown key "extra"; known here: confidence, kind, ref',
    ]


def test_a_number_is_checked_in_the_country_of_its_entry_and_at_its_place() -> None:
    place, words = "list.yaml:10:13: gb-listeners", "116123 is a short code: write it as it is dialled"
    assert problems(ONE.replace("116 123", '"+44116123"')) == [
        f"{place}: contacts, item 1, number: {words}, without +"
    ]


def test_two_entries_cannot_have_one_id() -> None:
    second = ONE.partition("\n")[2]
    assert problems(ONE + second) == ['list.yaml:14:7: the id "gb-listeners" is already on line 2']


def test_a_file_of_something_else_is_told_what_is_expected() -> None:
    expected = 'expected "signposts:" and below it a list of entries'
    assert problems("") == [f"list.yaml:1:1: the file is empty; {expected}"]
    assert problems("- 1") == [f"list.yaml:1:1: {expected}"]
    assert problems("signposts: 5") == ["list.yaml:1:12: expected a list of entries"]
    assert problems("signposts: []\nsignpost: []") == [
        'list.yaml:2:1: unknown key "signpost"; did you mean "signposts"?'
    ]
    assert problems("signposts:\n- a\n- 1") == [
        "list.yaml:2:3: expected an entry: keys and their values",
        "list.yaml:3:3: expected an entry: keys and their values",
    ]


def test_somebody_who_waits_sees_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    listed = [entry(id=f"gb-{number}") for number in range(250)]
    reading.read("list.yaml", yaml_writing.write(listed).encode(), lambda done, of: told.append((done, of)))
    assert told == [(0, 250), (100, 250), (200, 250), (250, 250)]


def test_a_difference_names_what_was_added_changed_and_removed() -> None:
    old = [entry(id="gb-a"), entry(id="gb-b"), entry(id="gb-c")]
    new = [entry(id="gb-b", name="Others", alert="Closed today"), entry(id="gb-c"), entry(id="gb-d")]
    found = difference(old, new)
    assert [one.id for one in found.added] == ["gb-d"]
    assert [one.id for one in found.removed] == ["gb-a"]
    assert [(one.name, one.before, one.after) for one in found.changed[0].fields] == [
        ("name", "Listeners", "Others"),
        ("alert", None, "Closed today"),
    ]
    assert found.changed[0].needs_confirming
    assert not difference(new, new)


def test_who_confirmed_an_entry_can_be_left_out_of_a_difference() -> None:
    old, new = [entry()], [entry(assured_date="2026-01-31", assurer="Ana")]
    assert difference(old, new)
    assert not difference(old, new, also_own=False)


def test_the_name_of_a_file_is_a_name_and_no_path() -> None:
    found = reading.read("../../etc/list.yaml", b"")
    assert [problem.file for problem in found.problems] == [Path("list.yaml")]
