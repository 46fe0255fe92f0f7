"""People use commands, buttons, forms and menus of a bare discord.py bot."""

from __future__ import annotations

import pytest

from tests.loopback.bare_bot import BareBot
from tests.loopback.bits import Answer, MessageFlag, Permission
from tests.loopback.components import text_of
from tests.loopback.errors import NotPossible
from tests.loopback.handles import NotAnswered
from tests.loopback.in_process import connected
from tests.loopback.model import Channel, Message, User
from tests.loopback.world import World


def small_world(world: World | None = None) -> tuple[World, User, Channel]:
    world = world or World()
    ada = world.add_user("Ada")
    return world, ada, world.add_channel(world.add_guild(members=[ada]), "circle")


async def card_in(world: World, ada: User, circle: Channel) -> Message:
    await world.slash(ada, circle, "card").finished()
    return world.messages(circle)[0]


async def test_a_slash_command_with_options_is_answered() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        options = {"format": "Inner weather", "hours": 2, "who": ada}
        handle = await world.slash(ada, circle, "keep round", options)
        assert handle.text == "weather for 2 hours with Ada"
        assert world.messages(circle) == [handle.message]
        assert handle.first_answer
        assert 0 < handle.first_answer.seconds < 3


async def test_the_app_sends_no_command_that_breaks_its_options() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        for options in ({}, {"format": "other"}, {"format": "weather", "hours": 99}, {"color": "red"}):
            with pytest.raises(NotPossible):
                world.slash(ada, circle, "keep round", options)
        with pytest.raises(NotPossible, match="no command"):
            world.slash(ada, circle, "kept")


async def test_a_card_has_a_thread_and_numbered_components() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        opened = await world.slash(ada, circle, "card").finished()
        card = world.messages(circle)[0]
        assert card.thread is not None
        assert card.flags & MessageFlag.IS_COMPONENTS_V2
        assert opened.text == f"Opened <#{card.thread.id}>"
        assert [message.kind for message in world.messages(card.thread)] == [21]
        assert text_of(card) == "A round is open."
        assert card.components[0]["id"] == 1
        assert (await world.press(ada, card, label="Hello")).text == "Hello 1"


async def test_a_form_makes_its_round_trip() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        form = (await world.press(ada, await card_in(world, ada, circle), label="Ask me")).modal
        assert form.labels == ["In your words", "How may people answer?", "Hide it", "Topic"]
        answers = {"In your words": "fine", "Hide it": True, "Topic": "Sleep"}
        sent = await world.submit(form, answers).finished()
        assert sent.first_answer
        assert sent.first_answer.type == Answer.DEFERRED_MESSAGE
        assert sent.text == "fine kind True ['s']"
        assert sent.message
        assert sent.message.seen_by is ada
        card = world.messages(circle)[0]
        form = (await world.press(ada, card, label="Ask me")).modal
        again = await world.submit(form, {"How may people answer?": "Please only read"}).finished()
        assert again.text == " read False []"


async def test_the_app_sends_no_form_that_breaks_its_fields() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        form = await world.press(ada, await card_in(world, ada, circle), label="Ask me")
        for values in ({"In your words": "x" * 1001}, {"How may people answer?": "Shout"}, {"Mood": 3}):
            with pytest.raises(NotPossible):
                world.submit(form, values)


async def test_autocomplete_offers_choices() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        handle = await world.autocomplete(ada, circle, "keep topic", {"topic": "hou"})
        assert handle.choices == [{"name": "Housing", "value": "housing"}]


async def test_a_message_menu_hands_over_the_words_of_that_message() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()):
        said = world.say(ada, circle, "hello there")
        assert (await world.menu(ada, "Look at this", said)).text == "11 characters"


async def test_a_command_works_in_a_dm() -> None:
    world, ada, _ = small_world()
    async with connected(world, BareBot()):
        handle = await world.slash(ada, world.dm(ada), "keep topic", {"topic": "rest"})
        assert handle.text == "rest"


async def test_who_is_away_timed_out_or_shut_out_cannot_press() -> None:
    world, ada, circle = small_world()
    stranger = world.add_user("Stranger")
    async with connected(world, BareBot()):
        card = await card_in(world, ada, circle)
        with pytest.raises(NotPossible, match="does not see"):
            world.press(stranger, card, label="Hello")
        assert circle.guild
        world.time_out(circle.guild, ada, 60)
        with pytest.raises(NotPossible, match="time-out"):
            world.press(ada, card, label="Hello")
        world.clock.skip(61)
        await world.press(ada, card, label="Hello")
        world.allow(circle, circle.guild, deny=Permission.VIEW_CHANNEL)
        with pytest.raises(NotPossible):
            world.press(ada, card, label="Hello")


async def test_an_answer_only_for_one_cannot_be_pressed_by_another() -> None:
    world, ada, circle = small_world()
    bob = world.add_user("Bob")
    assert circle.guild
    world.add_member(circle.guild, bob)
    async with connected(world, BareBot()):
        card = await card_in(world, ada, circle)
        private = (await world.press(ada, card, label="Hello")).message
        assert private
        with pytest.raises(NotPossible):
            world.press(bob, private, custom_id="anything")
        assert private not in world.messages(circle)


async def test_hand_made_and_replayed_presses_reach_the_bot() -> None:
    world, ada, circle = small_world()
    elsewhere = world.add_channel(world.add_guild("Elsewhere"), "other")
    async with connected(world, BareBot()):
        card = await card_in(world, ada, circle)
        pressed = await world.press(ada, card, label="Hello")
        assert (await world.replay(pressed)).text == "Hello 1"
        assert (await world.forge_press(ada, card, "hello:77")).text == "Hello 77"
        data = {"custom_id": "hello:1", "component_type": 2, "id": 9}
        misplaced = await world.raw_interaction(ada, elsewhere, data, source=card)
        assert misplaced.message
        assert misplaced.message.channel is elsewhere
        unknown = world.raw_interaction(ada, circle, data | {"custom_id": "nothing"}, source=card)
        with pytest.raises(NotAnswered, match="'nothing' of Ada"):
            await unknown.answered(0.1)
