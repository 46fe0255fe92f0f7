"""Changing and removing a check-in that stands in a thread, beside those of others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import discord
import structlog
from discord.ui import Container, LayoutView

from bot.circles.formats import Format
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.markdown import length
from bot.rounds import store, words
from bot.rounds.heard import actions as hearing
from bot.rounds.rules import Parcel
from bot.rounds.store import CheckIn, Round
from bot.ui.app import App
from bot.ui.components import CARD_CHARACTERS
from bot.ui.replies import AWAY, NOBODY
from cogs.rounds import cards, service

READING_SECONDS = 1.5
"""Discord wants the form within 3 s of the press; after this long it opens without the words."""


async def read(app: App, found: Round, check_in: CheckIn) -> Mapping[str, str]:
    """Return what a member wrote, by question, from where it stands: nothing else keeps it."""
    asked = [question.ask for question in Format.model_validate(found.format).questions]
    try:
        async with asyncio.timeout(READING_SECONDS):
            parts = [cards.text_of(box).content for _, _, box in await _boxes(app, found, check_in)]
    except TimeoutError:
        return {}
    return words.read_back(parts, asked)


async def rewrite(
    app: App, found: Round, check_in: CheckIn, parcel: Parcel, *, welcome: str, noted: bool
) -> None:
    """Put other words in place of a member's. What no longer fits where it stood is posted anew."""
    async with _alone(app, found, check_in):
        boxes = await _boxes(app, found, check_in)
        if len(boxes) == len(parcel.parts) and all(map(_fits, boxes, parcel.parts)):
            for (message, view, box), part in zip(boxes, parcel.parts, strict=True):
                cards.text_of(box).content = part
                await message.edit(view=view, allowed_mentions=NOBODY)
        else:
            poster, old = app.service(service.RoundService).poster, check_in.more_id or check_in.message_id
            await poster.post(found.thread_id or 0, check_in.id, parcel, after=old or 0)
            for message, view, box in boxes:
                await _take_out(message, view, box)
        async with app.database.write() as tx:
            await store.change_check_in(tx, check_in.id, welcome=welcome, noted=noted)
            await hearing.plan(tx, found)


async def remove(app: App, found: Round, check_in: CheckIn, forget: Callable[[Tx], Awaitable[None]]) -> None:
    """Take a check-in out of its thread, then ``forget`` it; one that is gone already is fine."""
    async with _alone(app, found, check_in):
        for message, view, box in await _boxes(app, found, check_in):
            await _take_out(message, view, box)
        async with app.database.write() as tx:
            await forget(tx)


async def forget_deleted(app: App, thread_id: int, message_id: int) -> None:
    """Forget the check-ins of a message that somebody deleted. A second message goes with its first."""
    turn = app.service(service.RoundService).turns.of(message_id)
    async with turn, app.database.write() as tx:
        gone = await store.check_ins_in(tx, message_id)
        for check_in in gone:
            if check_in.message_id == message_id:
                await store.drop_check_in(tx, check_in.id)
            else:
                await store.change_check_in(tx, check_in.id, more_id=None)
    for check_in in gone:
        if check_in.message_id == message_id and check_in.more_id is not None:
            await _delete_second(app, thread_id, check_in.more_id)


async def _delete_second(app: App, thread_id: int, message_id: int) -> None:
    try:
        await app.get_partial_messageable(thread_id).get_partial_message(message_id).delete()
    except (discord.HTTPException, *AWAY) as error:
        structlog.get_logger("rounds").info("second message not deleted", error=type(error).__name__)


@asynccontextmanager
async def _alone(app: App, found: Round, check_in: CheckIn) -> AsyncGenerator[None]:
    """Wait for the message's turn, and see that the check-in still stands there. Raises Refusal."""
    if found.thread_id is None or check_in.message_id is None:
        raise Refusal("round-nothing-shared")
    async with app.service(service.RoundService).turns.of(check_in.message_id):
        async with app.database.read() as tx:
            now = await store.check_in(tx, check_in.id)
        if now is None or now.message_id != check_in.message_id:
            raise Refusal("round-just-changed")
        thread = await app.fetch_channel(found.thread_id)
        if isinstance(thread, discord.Thread) and thread.archived:  # Discord changes nothing in such a thread
            await thread.edit(archived=False)
        yield


async def _boxes(
    app: App, found: Round, check_in: CheckIn
) -> list[tuple[discord.Message, LayoutView, Container[Any]]]:
    """Return each message of a check-in as it stands now, with the box that is this member's."""
    boxes: list[tuple[discord.Message, LayoutView, Container[Any]]] = []
    thread = app.get_partial_messageable(found.thread_id or 0)
    for message_id in filter(None, (check_in.message_id, check_in.more_id)):
        try:
            message = await thread.fetch_message(message_id)
        except discord.NotFound:
            continue
        place = cards.find(message, check_in.id)
        if place is not None:
            boxes.append((message, *place))
    return boxes


def _fits(place: tuple[discord.Message, LayoutView, Container[Any]], part: str) -> bool:
    _, view, box = place
    return view.content_length() - len(cards.text_of(box).content) + length(part) <= CARD_CHARACTERS


async def _take_out(message: discord.Message, view: LayoutView, box: Container[Any]) -> None:
    view.remove_item(box)
    if view.children:
        await message.edit(view=view, allowed_mentions=NOBODY)
    else:  # Discord keeps no message without a component
        await message.delete()
