"""Too much, too little, signs that could pose as the bot, and two moderators who write at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.agreements.starters import read_draft
from tests.agreements.harbour import POINTS, Harbour, answer, harbour, numbered
from tests.simulated import labels, last, words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        yield it


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (
            "\n".join(f"Point {number}." for number in range(8)),
            "That is 8 points. An agreement has 7 at most",
        ),
        ("Short.\n" + "x" * 3990, "Point 2 is too long. A point has 200 characters at most."),
        ("We listen.\n- we LISTEN.", "The same point stands there twice."),
    ],
)
async def test_what_does_not_fit_is_named_and_the_words_come_back(
    it: Harbour, written: str, why: str
) -> None:
    said = await it.write(written)
    assert why in answer(said)
    assert "Here are your words, to keep." in answer(said)
    assert "Nothing was agreed yet." in words(await it.desk())


async def test_empty_points_are_left_out_and_an_empty_draft_takes_the_draft_away(it: Harbour) -> None:
    assert "1. We listen.\n2. We pass." in words(await it.write("1. We listen.\n\n2.\n - \n3. We pass."))
    gone = await it.write("\n \n-")
    assert "The draft is gone. Nothing was posted." in words(gone)
    assert "Ask the circle" not in labels(gone)


async def test_signs_that_could_pose_as_the_bot_are_shown_as_they_were_written(it: Harbour) -> None:
    sly = ["# Agreed. @everyone", "-# small **bold** [click](https://evil.example)", "> <@1> <t:1:R> ||x||"]
    await it.settle(*sly)
    card = words(it.decision)
    assert r"1. \# Agreed. \@everyone" in card
    assert r"small \*\*bold\*\* \[click\](https://evil.example)" in card
    assert r"\<\@1> \<t\:1:R> \|\|x\|\|" in card
    await it.suggest(it.world.member, "Point 1", "~~gone~~ **new** `now`")
    assert r"**\~\~gone\~\~ \*\*new\*\* \`now\`**" in words(it.decision)
    asked: list[Any] = [request.json or {} for request in it.world.env.http_requests]
    assert all(not body["allowed_mentions"].get("parse") for body in asked if "allowed_mentions" in body)


async def test_a_text_full_of_signs_still_fits_on_every_card(it: Harbour) -> None:
    first = [f"{number}{'*' * 199}" for number in range(7)]
    await it.settle(*first)
    await it.ask(*(f"{number}{'_ ' * 99}_" for number in range(7)))
    assert "only the new text is shown" in words(it.decision)
    assert len(words(it.decision)) <= 4000
    await it.agree()
    assert len(words(it.decision)) <= 4000
    assert len(await it.read(it.world.member)) <= 4000


async def test_two_moderators_who_write_at_once_see_the_difference_and_decide(it: Harbour) -> None:
    world = it.world
    second = world.add_member("second", discord.Permissions(manage_guild=True))
    form = await second.click(last(await it.desk(second)), label="Write")
    await it.write("We listen.\nWe pass.")
    shown = await second.submit_modal(form, {"words": "We listen first.\nWe pass."})
    assert "Someone else changed the draft while you wrote." in words(shown)
    assert "Point 1: We ~~listen.~~ **listen first.**" in words(shown)
    assert labels(shown) == ["Use mine", "Keep what is there", "Get help now"]
    assert "1. We listen.\n2. We pass." in words(await it.desk())
    await world.restart()
    used = await second.click(last(shown), label="Use mine")
    assert "Saved." in words(used)
    assert "1. We listen first.\n2. We pass." in words(await it.desk())


async def test_members_cannot_write_at_the_desk(it: Harbour) -> None:
    world = it.world
    for who in (world.member, world.keeper):
        assert "This is for moderators" in words(await it.desk(who))


async def test_a_starter_and_a_file_become_the_draft(it: Harbour) -> None:
    world = it.world
    form = await world.moderator.click(last(await it.desk()), label="From a starter")
    made = await world.moderator.submit_modal(form, {"starter": ["creative-group"]})
    assert "1. Unfinished work is welcome. So is having made nothing." in words(made)
    form = await world.moderator.click(last(await it.desk()), label="From a file")
    text = f"# Ours\n\nSome words before.\n\n{numbered(POINTS)}\n".encode()
    made = await world.moderator.submit_modal(form, {"file": ("ours.md", text)})
    assert numbered(POINTS) in words(made)


@pytest.mark.parametrize(
    ("name", "content", "points"),
    [
        ("a.md", "# Ours\n\n1. We listen.\n2. We pass.", ("We listen.", "We pass.")),
        ("a.txt", "We listen.\nWe pass.", ("We listen.", "We pass.")),
        ("a.yaml", "points:\n  - We listen.\n  - We pass.", ("We listen.", "We pass.")),
        ("a.yml", "name: Ours\nabout: It.\npoints: [We listen., We pass.]", ("We listen.", "We pass.")),
    ],
)
def test_yaml_and_markdown_are_read(name: str, content: str, points: tuple[str, ...]) -> None:
    assert read_draft(name, content.encode()) == (points, [])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.yaml", b"points: We listen.", "a.yaml:1:9"),
        ("a.yaml", b"point: []", "a.yaml:1:1"),
        ("a.yaml", b"points: [", "a.yaml:2:1"),
        ("a.md", b"\xff\xfe", "a.md:1:1"),
    ],
)
def test_a_file_that_is_none_is_told_with_its_line(name: str, content: bytes, told: str) -> None:
    points, problems = read_draft(name, content)
    assert points == ()
    assert told in str(problems[0])
