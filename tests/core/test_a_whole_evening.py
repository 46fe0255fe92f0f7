"""An evening on which everything happens and much goes wrong: no member is in logs or numbers afterwards."""

from __future__ import annotations

import io
import json
import logging
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import structlog
from prometheus_client.parser import text_string_to_metric_families

from bot.core.metrics import STATUSES, Done, Kind, Result
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from tests.simulated import World, last, words
from tests.town import Town, town

NAMES = ("Zephyrine", "Quillon", "Ottoline", "Peregrine")
WORDS = (
    "graceful", "graceless", "quiet day", "loud day", "day to forget", "it was loud", "slow mornings",
    "I read you", "We are kind", "Quiet Line", "0800 1111", "Night Line",
)  # fmt: skip


class Broken(Press, name="test:broken", label="help-button", rows=0):
    """A button with a fault in it, which repeats what somebody wrote."""

    async def pressed(self, interaction: Interaction) -> None:
        try:
            raise KeyError(f"{WORDS[0]} {interaction.user.display_name}")
        except KeyError as error:
            raise ValueError(f"{WORDS[3]} of {interaction.user.id}") from error


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that a host could read; how Python logs is put back afterwards."""
    root, levels = logging.getLogger(), [logging.getLogger(name) for name in ("", "discord")]
    before = (root.handlers[:], [one.level for one in levels])
    yield io.StringIO()
    structlog.reset_defaults()
    root.handlers[:] = before[0]
    for one, level in zip(levels, before[1], strict=True):
        one.setLevel(level)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as there:
        return there.getsockname()[1]


def christen(world: World) -> None:
    """Give people names that stand in no program."""
    people = (world.member, world.other, world.keeper, world.moderator)
    for who, name in zip(people, NAMES, strict=True):
        user: Any = world.env.backend.users[who.id]
        user.name, user.global_name = name.lower(), name


async def go_wrong(it: Town) -> None:
    """Let a button be broken, Discord say no in several ways, and the database be away."""
    world, env = it.world, it.world.env
    world.app.add_dynamic_items(Broken)
    place: Any = world.app.get_channel(world.channel.id)
    shown = await place.send(view=Card("x", rows=[[Broken.of(world.app.say)]]))
    await env.settle()
    assert "Something went wrong with the bot" in words(await world.member.click(shown, label="Get help now"))
    said = 'In content: "a graceful quiet day" is too long'
    office = f"/channels/{it.office.id}/messages"
    env.inject_error("POST", office, status=500, times=12)
    env.inject_error("POST", office, status=400, code=50035, message=said, times=2)
    env.inject_error("POST", office, status=403, code=50013)
    message = await world.other.send(world.channel, "hello")
    form = await world.member.context_menu(world.channel, "Tell the moderators", message)
    await world.member.submit_modal(form, {"words": "it was loud, and graceless"})
    await world.advance(3600)
    await world.app.database.close()
    away = await world.member.slash(world.channel, "mine")
    assert "cannot reach its records" in words(away)
    assert last(away).ephemeral


def planted(it: Town) -> set[str]:
    """What must stand nowhere: what people are called, their numbers, and what they wrote."""
    people = it.world.env.backend.users.values()
    me = it.world.app.user
    ids = {str(user.id) for user in people if me is not None and user.id != me.id}
    return {*NAMES, *map(str.lower, NAMES), *WORDS, *ids}


def scraped(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        return answer.read().decode()


def assert_labels_are_from_a_small_set(told: str, kinds_of_jobs: set[str]) -> None:
    known = {
        "kind": {*get_args(Kind), *kinds_of_jobs},
        "result": {*get_args(Result), *get_args(Done)},
        "status": {*map(str, STATUSES), "other", "no answer"},
    }
    for family in text_string_to_metric_families(told):
        for sample in family.samples:
            labels = {name: value for name, value in sample.labels.items() if name != "le"}
            assert {name: value for name, value in labels.items() if value not in known[name]} == {}


async def test_a_busy_evening_leaves_no_member_in_logs_or_numbers(tmp_path: Path, log: io.StringIO) -> None:
    port = free_port()
    async with town(tmp_path, f"metrics_port: {port}\n", christen, log=log) as it:
        await go_wrong(it)
        told, hidden = scraped(port), planted(it)
        assert_labels_are_from_a_small_set(told, set(it.world.app.scheduler.in_silence))
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert {one for one in hidden if one in log.getvalue()} == set()
    assert {one for one in hidden if one in told} == set()
    assert len(lines) > 10
    events = {line["event"] for line in lines}
    assert {"bug", "job failed", "paired"} <= events
    failures = [line["exception"] for line in lines if "exception" in line]
    assert any("ValueError" in one and "which led to" in one and "in pressed" in one for one in failures)
    assert any("discord.errors" in one for one in failures)
    for counted in (
        'answers_total{kind="button",result="bug"}',
        'answers_total{kind="form",result="done"}',
        'answers_total{kind="command",result="database away"}',
        'jobs_total{kind="report-notice",result="failed"}',
        "database_away_total",
    ):
        (line,) = (line for line in told.splitlines() if line.startswith(f"alongside_{counted}"))
        assert float(line.split()[-1]) > 0, counted
