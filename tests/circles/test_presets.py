"""Two ways to hold rounds: what each would set is shown first, and then it is so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.circles import presets
from bot.circles.formats import Format, Formats, load_formats
from bot.circles.store import Circle
from bot.core import changes
from bot.core.paths import shipped_config
from tests import simulated
from tests.simulated import World, labels, last, words

CIRCLE = Circle(1, 2, "Evenings", "For anyone", "weather", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as world:
        yield world


@pytest.fixture(scope="module")
def formats() -> Formats:
    return Formats(load_formats(shipped_config())[0])


def test_light_is_one_question_without_reminders_and_held_has_a_keeper_an_order_and_a_time(
    formats: Formats,
) -> None:
    light, held = presets.light(formats), presets.held(formats)
    assert len(light.format.questions) == 1
    assert (light.format.order, light.shows_point, light.offers_reminders) == ("open", False, False)
    assert (held.format.order, held.shows_point, held.offers_reminders) == ("go-round", True, True)
    assert light.hours > held.hours
    for one in (light, held):
        assert presets.of(one.applied(CIRCLE), formats) == one.name
        assert (one.applied(CIRCLE).name, one.applied(CIRCLE).about) == ("Evenings", "For anyone")
    assert presets.of(CIRCLE, formats) == ""


def test_a_host_who_took_our_formats_away_gets_others_that_do_the_same(formats: Formats) -> None:
    def own(key: str, order: str, *asked: str) -> Format:
        questions = [{"ask": ask} for ask in asked]
        return Format.model_validate(
            {"key": key, "name": key, "about": "x", "order": order, "questions": questions}
        )

    few = Formats(
        {
            one.key: one
            for one in (own("a", "open", "x", "y"), own("b", "open", "x"), own("c", "go-round", "x"))
        }
    )
    assert (presets.light(few).format.key, presets.held(few).format.key) == ("b", "c")
    one = Formats({"a": few.all["a"]})
    assert (presets.light(one).format.key, presets.held(one).format.key) == ("a", "a")


async def test_what_a_preset_does_is_shown_before_it_is_saved(world: World) -> None:
    made = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    shown = await world.moderator.click(last(made), label="Light or held")
    read = words(shown)
    for part in (
        "**Light**: one question",
        "It asks one question: One word.",
        "A round is open for 24 hours.",
        "There are no reminders.",
        "Its card shows no point of the agreement.",
        "**Held**",
        "People speak one after another.",
        "A round is open for 2 hours.",
        "Members can ask for a reminder before a round.",
        "Nothing changes before you choose.",
    ):
        assert part in read
    assert labels(shown) == ["Use light", "Use held", "Get help now"]
    again = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    assert "Its rounds ask: Hard, good, next." in words(again)
    saved = await world.moderator.click(last(shown), label="Use light")
    assert "Saved." in words(saved)
    assert "It is set up as **Light**." in words(saved)


async def test_a_held_circle_opens_a_go_round_for_two_hours(world: World) -> None:
    made = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    shown = await world.moderator.click(last(made), label="Light or held")
    await world.moderator.click(last(shown), label="Use held")
    await world.keeper.slash(world.channel, "keep round")
    card = world.channel.history()[0]
    assert "Join" in labels(card)
    assert f"<t:{int(world.now().timestamp()) + 2 * 3600}:f>" in words(card)


async def test_who_set_it_up_is_remembered_among_the_changes(world: World) -> None:
    made = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    shown = await world.moderator.click(last(made), label="Light or held")
    await world.moderator.click(last(shown), label="Use light")
    async with world.app.database.read() as tx:
        found = await changes.last_of(tx, world.guild.id, "circle", world.channel.id)
    assert found is not None
    assert found.before is not None
    assert found.after is not None
    assert (found.by_user_id, found.after["format"]) == (world.moderator.id, "one-word")
