"""The lists that ship: facts to check. A change to what is listed is made here as well, on purpose."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from bot.core import yamltree
from bot.core.paths import shipped_config
from bot.signposts import schema, starter
from bot.signposts.entry import Entry
from bot.signposts.exchange import yaml_writing
from tests.signposts.entries import entry

HOW_MANY = {
    "AR": 1, "AT": 2, "AU": 6, "BE": 4, "BR": 1, "CA": 3, "CH": 2, "CL": 1, "CN": 1, "CO": 1, "CZ": 2,
    "DE": 2, "DK": 1, "ES": 2, "FI": 3, "FR": 3, "GB": 10, "HK": 3, "ID": 1, "IE": 4, "IL": 1, "IN": 3,
    "IS": 1, "IT": 1, "JP": 4, "KE": 2, "KR": 2, "LU": 1, "MX": 2, "MY": 2, "NG": 1, "NL": 2, "NO": 3,
    "NZ": 4, "PH": 1, "PL": 1, "PT": 2, "SE": 2, "SG": 2, "TH": 1, "TW": 1, "UA": 1, "US": 6, "ZA": 2,
}  # fmt: skip
IDS_AND_NUMBERS = "adedf39383ccfd7a"


@pytest.fixture(scope="module")
def lists() -> dict[str, tuple[Entry, ...]]:
    starters, problems = starter.load_starters(shipped_config())
    assert problems == []
    return dict(starters.by_country)


@pytest.fixture(scope="module")
def every(lists: dict[str, tuple[Entry, ...]]) -> list[Entry]:
    return [one for listed in lists.values() for one in listed]


def test_44_countries_have_their_lists(lists: dict[str, tuple[Entry, ...]]) -> None:
    assert {country: len(listed) for country, listed in lists.items()} == HOW_MANY
    assert len(HOW_MANY) == 44


def test_no_id_and_no_number_has_changed_by_accident(every: list[Entry]) -> None:
    said = [f"{one.id} {contact.type} {contact.value}" for one in every for contact in one.contacts]
    assert hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:16] == IDS_AND_NUMBERS


def test_nothing_is_confirmed_before_a_moderator_has_compared_it(every: list[Entry]) -> None:
    assert [one.id for one in every if one.assured_date or one.assurer] == []
    assert {one.may_send_emergency_services_without_consent for one in every} == {"not known"}


def test_each_entry_says_where_it_is_from_and_how_sure_that_is(every: list[Entry]) -> None:
    assert [one.id for one in every if one.source.confidence is None] == []
    doubtful = [one for one in every if one.source.kind in {"general-knowledge", "uncurated-list-seen"}]
    assert [one.id for one in doubtful if not one.doubts] == []
    assert [one.id for one in every if one.source.confidence == "low" and not one.doubts] == []


def test_only_what_a_source_calls_so_is_always_open(every: list[Entry]) -> None:
    always = [
        one
        for one in every
        if any(hours and hours.always for hours in (one.hours, *(contact.hours for contact in one.contacts)))
    ]
    assert {one.source.kind for one in always} == {"official-page-seen", "curated-list-seen", "press-seen"}
    assert len(always) == 47


def test_every_country_has_something_for_a_crisis(lists: dict[str, tuple[Entry, ...]]) -> None:
    assert [country for country, listed in lists.items() if not any(one.is_crisis for one in listed)] == []


def test_what_is_told_about_a_service_is_short(every: list[Entry]) -> None:
    assert [one.id for one in every if len(one.description.split()) >= 20] == []


def test_the_files_are_written_as_an_export_writes_them(lists: dict[str, tuple[Entry, ...]]) -> None:
    for country, listed in lists.items():
        text = (shipped_config() / "signposts" / f"{country}.yaml").read_text("utf-8")
        assert text.endswith(yaml_writing.write(listed))


def test_editors_know_the_keys_from_a_schema_that_is_up_to_date() -> None:
    written = (shipped_config() / schema.PLACE.name).read_text("utf-8")
    assert written == schema.text(), "run python -m bot.signposts.schema"
    path = shipped_config() / "signposts" / "GB.yaml"
    tree, _ = yamltree.parse(path, path.read_text("utf-8"))
    assert tree is not None
    # The library's types are too deep for strict checking.
    validator = cast("Any", Draft202012Validator)(json.loads(written))
    assert validator.is_valid(tree.data)
    assert not validator.is_valid({"signposts": [{"id": 5}]})


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A host's own config with two short lists."""
    folder = tmp_path / "signposts"
    folder.mkdir()
    (folder / "GB.yaml").write_text(yaml_writing.write([entry()]))
    (folder / "IE.yaml").write_text(yaml_writing.write([entry(id="ie-one", area={"country": "IE"})]))
    return tmp_path


def problems(config: Path) -> list[str]:
    return [str(problem).removeprefix(f"{config}/") for problem in starter.load_starters(config)[1]]


def test_a_list_with_a_mistake_is_left_out_and_the_others_count(config: Path) -> None:
    path = config / "signposts" / "GB.yaml"
    path.write_text(path.read_text().replace("crisis", "crysis"))
    assert problems(config) == [
        'signposts/GB.yaml:5:12: gb-listeners: topics, item 1: unknown topic "crysis"; did you mean "crisis"?'
    ]
    starters, _ = starter.load_starters(config)
    assert starters.of("GB") == ()
    assert [one.id for one in starters.of("IE")] == ["ie-one"]
    assert starters.of(None) == ()


def test_a_list_holds_its_own_country_and_no_id_twice(config: Path) -> None:
    (config / "signposts" / "FR.yaml").write_text(yaml_writing.write([entry(area={"country": "DE"})]))
    (config / "signposts" / "UK.yaml").write_text("signposts: []")
    (config / "signposts" / "IE.yaml").write_text(yaml_writing.write([entry(area={"country": "IE"})]))
    assert problems(config) == [
        "signposts/FR.yaml:1:1: gb-listeners: its area is DE, so it belongs to another file",
        'signposts/IE.yaml:1:1: the id "gb-listeners" is in GB.yaml as well',
        "signposts/UK.yaml:1:1: the name of a list is the two letters of its country, such as GB.yaml",
    ]


def test_without_a_folder_the_lists_that_ship_serve(config: Path) -> None:
    shutil.rmtree(config / "signposts")
    starters, wrong = starter.load_starters(config)
    assert len(starters.by_country) == 44
    assert [problem.message for problem in wrong] == ["there is no such folder"]
