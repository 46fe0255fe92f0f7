"""Many have a voice at the same instant, and while a decision closes: each counts once, or is told."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.agreements.actions import concluding
from bot.agreements.store import deciding
from bot.agreements.store.tables import Suggestion
from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.model import Message, User
from tests.rounds.harbour import Lagoon, lagoon

MANY = 24
COUNTED, LATE = "You say: Yes.", "This is decided already."
SECONDS = 2.0


async def asked(it: Lagoon) -> Message:
    """Have the moderator ask the circle whether it agrees to a text; return the card."""
    await it.open_circle()
    desk = await it.world.slash(it.moderator, it.circle, "desk agreement").finished()
    form = (await it.world.press(it.moderator, desk.message, label="Write")).modal
    written = await it.world.submit(form, {form.labels[0]: "We listen first.\nAnyone may pass."}).finished()
    await it.world.press(it.moderator, written.message, label="Ask the circle").finished()
    await it.world.until(lambda: bool(cards(it)), what="the card")
    return cards(it)[0]


def cards(it: Lagoon) -> list[Message]:
    return [message for message in it.world.messages(it.circle) if "Do we agree" in text_of(message)]


async def suggestion(it: Lagoon) -> Suggestion:
    async with it.app.database.read() as tx:
        (found,) = await deciding.in_channel(tx, it.circle.id)
    return found


async def test_two_presses_of_each_at_the_same_instant_are_one_voice_each(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        people, card = it.world.add_users(MANY, it.guild), await asked(it)
        both = [
            it.world.press(one, card, label=label)
            for one in people
            for label in ("Yes", "I can live with it")
        ]
        for handle in both:
            assert (await handle.finished()).text.startswith("You say:")
        async with it.app.database.read() as tx:
            found = await suggestion(it)
            assert sorted(await deciding.voters(tx, found.id)) == sorted(one.id for one in people)
            assert len(await deciding.choices(tx, found.id)) == MANY


async def test_every_voice_while_a_decision_closes_is_counted_or_told_that_it_is_late(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        people, card = it.world.add_users(MANY, it.guild), await asked(it)
        found, now = await suggestion(it), it.app.now()
        closes_at = now + timedelta(seconds=SECONDS)
        async with it.app.database.write() as tx:
            await deciding.change(tx, found.id, closes_at=closes_at)
            await concluding.plan(tx, found, closes_at, now)
        told = [(await handle.finished()).text for handle in await one_after_another(it, people, card)]
        counted = sum(text.startswith(COUNTED) for text in told)
        assert counted + sum(text.startswith(LATE) for text in told) == MANY
        assert 0 < counted < MANY
        await it.world.until(lambda: "Agreed." in text_of(card), what="what was decided")
        assert f"Yes: {counted} · I can live with it: 0 · I have a concern: 0" in text_of(card)


async def one_after_another(it: Lagoon, people: list[User], card: Message) -> list[Handle]:
    """Have all say yes within twice the time that is left, without waiting for any answer.

    The last of them press on a card that their screen still shows as it was.
    """
    number = (await suggestion(it)).id
    pressed: list[Handle] = []
    for one in people:
        pressed.append(it.world.forge_press(one, card, f"agreements:yes:{number}"))
        await asyncio.sleep(2 * SECONDS / MANY)
    return pressed
