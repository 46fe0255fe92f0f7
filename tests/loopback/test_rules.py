"""Discord's rules are enforced, with its own error codes."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.loopback import answers
from tests.loopback.bare_bot import BareBot
from tests.loopback.bits import EVERYONE, HELPFUL_BOT, Answer, Permission
from tests.loopback.components import check_message_components, text_of
from tests.loopback.drafts import read_draft
from tests.loopback.errors import ApiError
from tests.loopback.in_process import connected
from tests.loopback.modals import check_modal
from tests.loopback.model import Json
from tests.loopback.test_people import small_world


def text(words: str) -> Json:
    return {"type": 10, "content": words}


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def button(custom_id: str = "a", **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id} | more


def select(count: int) -> Json:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "s", "options": options}


def labelled(field: Json, label: str = "Words") -> Json:
    return {"type": 18, "label": label, "component": field}


def text_input(**more: Any) -> Json:
    return {"type": 4, "custom_id": "t", "style": 1} | more


def radio(count: int) -> Json:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 21, "custom_id": "r", "options": options}


def modal(*parts: Json, **more: Any) -> Json:
    return {"title": "Form", "custom_id": "m", "components": list(parts)} | more


def fault_paths(errors: Json, path: str = "") -> list[str]:
    if "_errors" in errors:
        return [path]
    return [
        found for key, below in errors.items() for found in fault_paths(below, f"{path}.{key}".strip("."))
    ]


BROKEN_MESSAGES: list[tuple[list[Json], str]] = [
    ([text("x")] * 41, "components"),
    ([text("x" * 2001), text("x" * 2000)], "components"),
    ([{"type": 17, "components": [row(button(str(n))) for n in range(20)]}], "components"),
    ([text("")], "components.0.content"),
    ([row(*[button(str(n)) for n in range(6)])], "components.0.components"),
    ([row(button(), button())], "components.0.components.1.custom_id"),
    ([row(button("x" * 101))], "components.0.components.0.custom_id"),
    ([row(button(label="x" * 81))], "components.0.components.0.label"),
    ([row(select(26))], "components.0.components.0.options"),
    ([row(select(2), button())], "components.0.components"),
    ([text("x") | {"id": 7}, text("y") | {"id": 7}], "components.1.id"),
    ([text("x") | {"id": 2**31}], "components.0.id"),
    ([{"type": 17, "components": [{"type": 17, "components": []}]}], "components.0.components.0.type"),
    ([{"type": 9, "components": [text("x")]}], "components.0.accessory.type"),
]


@pytest.mark.parametrize(("components", "path"), BROKEN_MESSAGES)
def test_a_message_that_breaks_a_rule_is_refused_where_it_breaks_it(
    components: list[Json], path: str
) -> None:
    with pytest.raises(ApiError) as refused:
        check_message_components(components, v2=True)
    assert refused.value.body["code"] == 50035
    assert path in fault_paths(refused.value.body["errors"])


@pytest.mark.parametrize(
    ("form", "path"),
    [
        (modal(text("x"), title="x" * 46), "data.title"),
        (modal(), "data.components"),
        (modal(*[text("x")] * 6), "data.components"),
        (modal(labelled(text_input(), "x" * 46)), "data.components.0.label"),
        (modal(labelled(text_input()) | {"description": "x" * 101}), "data.components.0.description"),
        (modal(labelled(text_input(max_length=4001))), "data.components.0.component.max_length"),
        (modal(labelled(radio(1))), "data.components.0.component.options"),
        (modal(labelled(radio(11))), "data.components.0.component.options"),
        (modal(labelled(button())), "data.components.0.component.type"),
        (modal(row(button())), "data.components.0.components.0.type"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused_where_it_breaks_it(form: Json, path: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_modal(form)
    assert path in fault_paths(refused.value.body["errors"])


def test_what_keeps_the_rules_gets_ids_in_order() -> None:
    components: list[Json] = [text("a"), text("b") | {"id": 1}, row(button(), button("b") | {"id": 0})]
    check_message_components(components, v2=True)
    assert [part["id"] for part in components] == [2, 1, 3]
    assert [part["id"] for part in components[2]["components"]] == [4, 5]
    check_modal(modal(text("x"), labelled(text_input(max_length=4000)), labelled(radio(10))))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"content": "x" * 2001}, 50035),
        ({"content": " "}, 50006),
        ({"flags": 1 << 15}, 50006),
        ({"flags": 1 << 15, "content": "x", "components": [text("x")]}, 50035),
        ({"components": [text("x")]}, 50035),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, 50035),
    ],
)
def test_a_message_body_that_discord_refuses_is_refused(body: Json, code: int) -> None:
    with pytest.raises(ApiError) as refused:
        read_draft(body, {})
    assert refused.value.body["code"] == code


async def test_discord_py_sees_the_fault_in_a_card_that_is_too_long() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        view = discord.ui.LayoutView()
        for _ in range(3):
            view.add_item(discord.ui.TextDisplay[discord.ui.LayoutView]("x" * 1500))
        with pytest.raises(discord.HTTPException) as refused:
            await bot.get_partial_messageable(circle.id).send(view=view)
        assert refused.value.code == 50035
        assert "4000" in refused.value.text


async def test_a_missing_permission_and_a_missing_place_are_told_apart() -> None:
    world, ada, circle = small_world()
    guild = circle.guild
    assert guild
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        world.set_permissions(guild, guild.roles[guild.id], EVERYONE & ~Permission.SEND_MESSAGES)
        world.set_permissions(guild, world.bot_role(guild), HELPFUL_BOT & ~Permission.SEND_MESSAGES)
        await refused_with(50013, place.send("x"))
        said = place.get_partial_message(circle.id)
        await refused_with(10008, said.fetch())
        world.allow(circle, guild, deny=Permission.VIEW_CHANNEL)
        await refused_with(50001, place.send("x"))
        world.delete_channel(circle)
        await refused_with(10003, place.send("x"))
        await refused_with(10013, bot.fetch_user(1))
        shut = world.add_user("Shut", accepts_dms=False)
        world.add_member(guild, shut)
        await refused_with(50007, (await bot.create_dm(discord.Object(shut.id))).send("x"))
        world.remove_member(guild, ada)
        await refused_with(10007, bot.guilds[0].fetch_member(ada.id))


async def refused_with(code: int, action: Any) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await action
    assert refused.value.code == code


async def test_a_thread_starts_once_and_rests_when_archived() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        await world.until(lambda: bot.get_channel(circle.id))
        place = bot.get_channel(circle.id)
        assert isinstance(place, discord.TextChannel)
        message = await place.send("start")
        thread = await message.create_thread(name="Talk")
        await refused_with(160004, message.create_thread(name="Again"))
        inside = await thread.send("inside")
        await thread.edit(archived=True, locked=True)
        await refused_with(50083, inside.edit(content="changed"))
        await refused_with(50083, inside.delete())
        await thread.edit(archived=False, locked=False)
        await inside.edit(content="changed")
        kept = world.channels[thread.id]
        assert [message.content for message in world.messages(kept)] == ["", "changed"]
        guild = circle.guild
        assert guild
        world.set_permissions(guild, world.bot_role(guild), EVERYONE)
        await refused_with(50013, thread.edit(locked=True))
        await thread.edit(archived=True)


async def test_an_answer_comes_once_in_time_and_to_what_was_asked() -> None:
    world, ada, circle = small_world()
    data = {"custom_id": "x", "component_type": 2}
    first = world.raw_interaction(ada, circle, data)
    app = world.application_id
    with code(10015):
        answers.find_for_webhook(world, app, first.token)
    with code(50035):
        answers.answer(world, first, Answer.UPDATE, {"content": "x"}, {})
    answers.answer(world, first, Answer.MESSAGE, {"content": "x"}, {})
    with code(40060):
        answers.find_for_callback(world, first.id, first.token)
    late = world.raw_interaction(ada, circle, data)
    world.clock.skip(3.5)
    for handle in (late, first):
        with code(10062 if handle is late else 40060):
            answers.find_for_callback(world, handle.id, handle.token)
    assert answers.find_for_webhook(world, app, first.token) is first
    world.clock.skip(15 * 60)
    with code(50027):
        answers.find_for_webhook(world, app, first.token)


class code:
    """Expects a refusal with this code."""

    def __init__(self, expected: int) -> None:
        self._expected = expected

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        assert isinstance(error, ApiError)
        assert error.body["code"] == self._expected
        return True


async def test_only_wanted_pings_ping() -> None:
    world, ada, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        words = f"<@{ada.id}> @everyone"
        await place.send(words)
        await place.send(words, allowed_mentions=discord.AllowedMentions.none())
        open_, shut = world.messages(circle)
        assert (open_.mentions, open_.mention_everyone) == ([ada], False)
        assert (shut.mentions, shut.mention_everyone) == ([], False)
        assert text_of(shut) == words


async def test_files_travel_with_messages() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        import io

        sent = await place.send("take this", file=discord.File(io.BytesIO(b"data"), "mine.json"))
        assert await sent.attachments[0].read() == b"data"
        assert world.messages(circle)[0].attachments[0].filename == "mine.json"
