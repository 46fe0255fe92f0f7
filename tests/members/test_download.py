"""What a member downloads is what `docs/download.md` says, to the last name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.members.test_everything import TOLD_AS, mine
from tests.members.test_mine import files
from tests.simulated import words
from tests.test_docs import CODE, rows
from tests.town import Town, town

ROOT = Path(__file__).parents[2]
KINDS = "What there is, and its details"
KIND = re.compile(r"^((?:agreement-)?kept-[a-z-]+) =", re.MULTILINE)
NO_KIND = {"agreement-kept-theirs"}
"""A sentence that only sounds like one."""


@pytest.fixture
async def it(tmp_path: Path) -> Any:
    async with town(tmp_path) as it:
        yield it


def kinds() -> dict[str, tuple[str, set[str]]]:
    """The feature, and the names in ``details``, of each kind of thing in the document."""
    listed = rows("download.md", KINDS)[1:]
    without_asides = [re.sub(r"\(.*?\)", "", row[2]) for row in listed]
    return {
        row[1].strip("`"): (row[0].strip("`"), set(CODE.findall(details)))
        for row, details in zip(listed, without_asides, strict=True)
    }


def example() -> dict[str, Any]:
    text = (ROOT / "docs" / "download.md").read_text("utf-8")
    return json.loads(text.partition("```json\n")[2].partition("\n```")[0])


async def taken(it: Town) -> dict[str, str]:
    return await files(await mine(it, "Download"))


def items(everything: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for feature, found in everything["kept"].items():
        for one in found:
            yield feature, one


def test_each_kind_of_thing_that_is_kept_is_in_the_document() -> None:
    written = [path.read_text("utf-8") for path in (ROOT / "config" / "texts" / "en").glob("*.ftl")]
    assert kinds().keys() == {key for text in written for key in KIND.findall(text)} - NO_KIND
    assert {what for whats in TOLD_AS.values() for what in whats} <= kinds().keys()


async def test_a_download_has_the_keys_and_the_details_of_the_document_and_no_others(it: Town) -> None:
    everything, known, shown = json.loads((await taken(it))["alongside.json"]), kinds(), example()
    [[(_, of_example)], of_download] = [list(items(shown)), list(items(everything))]
    assert everything.keys() == shown.keys()
    assert everything["format"] == shown["format"]
    told = {name for row in rows("download.md") for name in CODE.findall(row[0])}
    assert told >= everything.keys() | of_example.keys()
    wrong = [
        (feature, one["what"], one["details"])
        for feature, one in of_download
        if known[one["what"]] != (feature, set(one["details"])) or one.keys() != of_example.keys()
    ]
    assert wrong == []
    assert len({one["what"] for _, one in of_download}) > 30
    assert of_example["details"].keys() == known[of_example["what"]][1]


async def test_its_moments_are_in_utc_and_its_long_numbers_are_text(it: Town) -> None:
    everything = json.loads((await taken(it))["alongside.json"])
    moments = [one[name] for _, one in items(everything) for name in ("since", "until") if one[name]]
    for moment in [everything["made_at"], *moments]:
        assert str(datetime.fromisoformat(moment).utcoffset()) == "0:00:00", moment
    numbers = re.findall(r": (\d{15,})", (await taken(it))["alongside.json"])
    assert numbers == []


async def test_for_what_has_no_end_date_it_is_said_how_long_it_is_kept(it: Town) -> None:
    sentences = (
        "Without an end date, it is kept while it is in use, or until you erase it.",
        "30 days after you leave a server, what you did there is forgotten.",
    )
    panel, text = words(await mine(it)), (await taken(it))["alongside.txt"]
    for sentence in sentences:
        assert sentence in panel
        assert sentence in text
